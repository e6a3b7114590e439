package org.roundup.store;

import java.util.ArrayList;
import java.util.List;
import org.roundup.store.index.TextEntry;
import org.roundup.store.index.TextIndex;
import org.roundup.store.sql.SqlSession;

/** Texts of a unit of work on their way into the full-text index, which takes many at once faster than one by one. */
public final class IndexQueue {

    private static final int MOST_ENTRIES = 500;
    private static final long MOST_CHARACTERS = 4_000_000;

    private final TextIndex index;
    private final SqlSession session;
    private final List<TextEntry> entries = new ArrayList<>();
    private long characters;

    IndexQueue(TextIndex index, SqlSession session) {
        this.index = index;
        this.session = session;
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
        if (!entries.isEmpty()) {
            index.add(session, List.copyOf(entries));
            clear();
        }
    }

    void clear() {
        entries.clear();
        characters = 0;
    }
}
