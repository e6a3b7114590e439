package org.roundup.store.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cuts what is to be indexed into pieces that fit into one statement. */
final class Batches {

    /** Texts in a piece. */
    static final int SIZE = 500;

    /** Class and property, which the texts of one query share. */
    record Field(String className, String property) {}

    private Batches() {}

    /** Pieces of the entries, of each text only the last. */
    static List<List<TextEntry>> of(Collection<TextEntry> entries) {
        Map<List<String>, TextEntry> last = new LinkedHashMap<>();
        entries.forEach(entry -> last.put(List.of(entry.className(), entry.itemId(), entry.property()), entry));
        List<TextEntry> distinct = new ArrayList<>(last.values());
        List<List<TextEntry>> batches = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += SIZE) {
            batches.add(distinct.subList(from, Math.min(from + SIZE, distinct.size())));
        }
        return batches;
    }

    static Map<Field, List<TextEntry>> byField(Collection<TextEntry> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(
                        entry -> new Field(entry.className(), entry.property()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** Parameters of a query for the texts of a field: class, property, then the item ids. */
    static List<Object> parameters(Field field, Collection<TextEntry> texts) {
        List<Object> parameters = new ArrayList<>(texts.size() + 2);
        parameters.add(field.className());
        parameters.add(field.property());
        texts.forEach(entry -> parameters.add(entry.itemId()));
        return parameters;
    }
}
