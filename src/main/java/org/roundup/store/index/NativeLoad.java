package org.roundup.store.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.roundup.store.sql.SqlSession;

/** Fills empty word tables: their indexes are made when all words are there, which takes half the time. */
final class NativeLoad implements TextLoad {

    private final SqlSession session;
    private final Words words;

    NativeLoad(SqlSession session, Words words) {
        this.session = session;
        this.words = words;
        IndexTables.wordIndexes(session.dialect())
                .keySet()
                .forEach(name -> session.execute("DROP INDEX IF EXISTS " + name));
    }

    @Override
    public void add(Collection<TextEntry> entries) {
        for (List<TextEntry> batch : Batches.of(entries)) {
            List<WordTable.Occurrence> occurrences = new ArrayList<>();
            WordTable.number(session, batch).forEach((entry, id) -> words.of(entry.text())
                    .forEach(word -> occurrences.add(new WordTable.Occurrence(word, id))));
            WordTable.insert(session, occurrences);
        }
    }

    @Override
    public void finish() {
        IndexTables.wordIndexes(session.dialect()).values().forEach(session::execute);
        IndexTables.analyze(session, "__words");
        IndexTables.analyze(session, "__textids");
    }
}
