package org.roundup.store.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roundup.Vectors;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.Search;

/** One line of the search vectors. */
record SearchCase(String number, String className, Search search, SearchContext context, String expected) {

    static final Instant NOW = Instant.parse("2024-03-15T10:20:30.456Z");

    static Stream<SearchCase> of(String resource) {
        return Vectors.of(resource).stream().map(SearchCase::of);
    }

    private static SearchCase of(String[] columns) {
        Map<String, Object> options = dictionary(columns[3]);
        Search search = Search.where(dictionary(columns[2]))
                .withExact(map(options.getOrDefault("exact", Map.of())))
                .withSort(keys(options.get("sort")))
                .withGroup(keys(options.get("group")))
                .withPage(
                        number(options.get("limit")),
                        options.get("offset") == null ? 0 : number(options.get("offset")));
        if (options.get("matches") instanceof Collection<?> matches) {
            search = search.withMatches(matches.stream().map(Object::toString).toList());
        }
        if (options.containsKey("retired")) {
            search = search.withRetired(options.get("retired") == null ? Search.Retired.BOTH : Search.Retired.RETIRED);
        }
        SearchContext context = new SearchContext((String) options.get("user"), ZoneOffset.UTC, NOW);
        return new SearchCase(columns[0], columns[1], search, context, columns[4]);
    }

    static Map<String, Object> dictionary(String literal) {
        return map(PythonLiteral.parse(literal));
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, entry) -> map.put((String) key, entry));
        return map;
    }

    private static Integer number(Object value) {
        return value == null ? null : ((Number) value).intValue();
    }

    private static List<Search.SortKey> keys(Object value) {
        return value == null
                ? List.of()
                : ((Collection<?>) value)
                        .stream().map(key -> Search.SortKey.parse((String) key)).toList();
    }

    @Override
    public String toString() {
        return number + " " + className + " " + search.filter();
    }
}
