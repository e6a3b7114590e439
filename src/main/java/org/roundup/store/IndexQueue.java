package org.roundup.store;

import java.util.ArrayList;
import java.util.List;
import org.roundup.store.index.TextEntry;
import org.roundup.store.index.TextIndex;
import org.roundup.store.index.TextLoad;
import org.roundup.store.sql.SqlSession;

/** Texts of a unit of work on their way into the full-text index, which takes many at once faster than one by one. */
public final class IndexQueue {

    private static final int MOST_ENTRIES = 500;
    private static final long MOST_CHARACTERS = 4_000_000;

    private final TextIndex index;
    private final SqlSession session;
    private final List<TextEntry> entries = new ArrayList<>();
    private final boolean bulk;
    private TextLoad load;
    private long characters;

    /**
     * @param bulk for units that index very many texts, each once
     */
    IndexQueue(TextIndex index, SqlSession session, boolean bulk) {
        this.index = index;
        this.session = session;
        this.bulk = bulk;
    }

    /** Puts the text of a property into the index, in place of what it had before. */
    public void add(String className, String id, String property, String text) {
        entries.add(new TextEntry(className, id, property, text));
        characters += text.length();
        if (entries.size() >= MOST_ENTRIES || characters > MOST_CHARACTERS) {
            flush();
        }
    }

    /** Writes what is pending into the transaction. */
    void flush() {
        if (entries.isEmpty()) {
            return;
        }
        if (bulk) {
            if (load == null) {
                load = index.load(session);
            }
            load.add(List.copyOf(entries));
        } else {
            index.add(session, List.copyOf(entries));
        }
        drop();
    }

    /** Writes what is pending, right before the commit. */
    void complete() {
        flush();
        if (load != null) {
            load.finish();
            load = null;
        }
    }

    /** Forgets what is pending; the transaction is rolled back. */
    void clear() {
        drop();
        load = null;
    }

    private void drop() {
        entries.clear();
        characters = 0;
    }
}
