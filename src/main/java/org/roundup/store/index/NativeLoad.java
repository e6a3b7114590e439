package org.roundup.store.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
            Map<TextEntry, Long> ids = WordTable.number(session, batch);
            // Cutting texts takes a third of the time of an import; all processors share it.
            List<WordTable.Occurrence> occurrences = batch.parallelStream()
                    .flatMap(entry -> {
                        Long id = ids.get(entry);
                        return words.of(entry.text()).stream().map(word -> new WordTable.Occurrence(word, id));
                    })
                    .toList();
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
