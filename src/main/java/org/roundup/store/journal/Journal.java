package org.roundup.store.journal;

import java.util.List;
import java.util.function.Consumer;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/** Reads and writes the journals of a unit of work. */
public final class Journal {

    private final SqlSession session;
    private final ChangeText text;

    public Journal(SqlSession session) {
        this.session = session;
        this.text = new ChangeText(session.dialect());
    }

    /**
     * Adds an entry.
     *
     * @param user id of the acting user, may be null
     */
    public void add(
            ClassDefinition definition,
            String id,
            RoundupDate date,
            String user,
            String action,
            JournalEntry.Change change) {
        session.update(
                "INSERT INTO " + Tables.journal(definition.name())
                        + " (nodeid, date, tag, action, params) VALUES (?, ?, ?, ?, ?)",
                Integer.valueOf(id),
                session.dialect().encode(PropertyType.Kind.DATE, date),
                user,
                action,
                text.write(definition, action, change));
    }

    /** All entries of an item, oldest first; entries of one instant in the order in which they were written. */
    public List<JournalEntry> read(ClassDefinition definition, String id) {
        Dialect dialect = session.dialect();
        return session.query(
                "SELECT date, tag, action, params FROM " + Tables.journal(definition.name())
                        + " WHERE nodeid = ? ORDER BY date" + dialect.insertionOrder(),
                List.of(Integer.valueOf(id)),
                row -> new JournalEntry(
                        id,
                        (RoundupDate) dialect.decode(PropertyType.Kind.DATE, row, 1),
                        row.getString(2),
                        row.getString(3),
                        text.read(definition, row.getString(3), row.getString(4))));
    }

    /** Hands over all entries of a class, item by item, oldest first, without keeping them. */
    public void each(ClassDefinition definition, Consumer<JournalEntry> consumer) {
        Dialect dialect = session.dialect();
        session.each(
                "SELECT nodeid, date, tag, action, params FROM " + Tables.journal(definition.name())
                        + " ORDER BY nodeid, date" + dialect.insertionOrder(),
                List.of(),
                row -> new JournalEntry(
                        Long.toString(row.getLong(1)),
                        (RoundupDate) dialect.decode(PropertyType.Kind.DATE, row, 2),
                        row.getString(3),
                        row.getString(4),
                        text.read(definition, row.getString(4), row.getString(5))),
                consumer);
    }

    /** Replaces the journals of items by given entries, which come grouped by item. */
    public JournalLoader loader(ClassDefinition definition) {
        return new JournalLoader(session, definition, text);
    }

    /**
     * Removes the entries of a class that are older than a date, but never those of creation.
     *
     * @return how many
     */
    public int pack(ClassDefinition definition, RoundupDate before) {
        return session.update(
                "DELETE FROM " + Tables.journal(definition.name()) + " WHERE date < ? AND action <> 'create'",
                session.dialect().encode(PropertyType.Kind.DATE, before));
    }
}
