package org.roundup.store.journal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/** Writes many journal entries of one class in batches; the former entries of the items they belong to go. */
public final class JournalLoader {

    private static final int BATCH = 1000;

    private final SqlSession session;
    private final ClassDefinition definition;
    private final ChangeText text;
    private final boolean empty;
    private final List<List<Object>> rows = new ArrayList<>();
    private final BitSet seen = new BitSet();
    private final List<List<Integer>> toClear = new ArrayList<>();

    JournalLoader(SqlSession session, ClassDefinition definition, ChangeText text) {
        this.session = session;
        this.definition = definition;
        this.text = text;
        session.beginWriting();
        this.empty = session.query(
                        "SELECT nodeid FROM " + Tables.journal(definition.name()) + " LIMIT 1", List.of(), row -> true)
                .isEmpty();
    }

    /** Adds an entry after those of the same item that were added before. */
    public void add(JournalEntry entry) {
        Integer id = Integer.valueOf(entry.id());
        if (!seen.get(id)) {
            seen.set(id);
            toClear.add(List.of(id));
        }
        List<Object> row = new ArrayList<>(5);
        row.add(id);
        row.add(session.dialect().encode(PropertyType.Kind.DATE, entry.date()));
        row.add(entry.user());
        row.add(entry.action());
        row.add(text.write(definition, entry.action(), entry.change()));
        rows.add(row);
        if (rows.size() >= BATCH) {
            flush();
        }
    }

    /** Writes what is pending. */
    public void finish() {
        flush();
    }

    private void flush() {
        if (!empty) {
            session.updateAll("DELETE FROM " + Tables.journal(definition.name()) + " WHERE nodeid = ?", toClear);
        }
        session.updateAll(
                "INSERT INTO " + Tables.journal(definition.name())
                        + " (nodeid, date, tag, action, params) VALUES (?, ?, ?, ?, ?)",
                rows);
        rows.clear();
        toClear.clear();
    }
}
