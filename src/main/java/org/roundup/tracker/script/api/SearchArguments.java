package org.roundup.tracker.script.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UsageError;

/** Turns the arguments of {@code filter}, in the manner of Roundup's Python API, into a search. */
final class SearchArguments {

    private static final List<String> POSITIONS =
            List.of("search_matches", "filterspec", "sort", "group", "retired", "exact_match_spec", "limit", "offset");

    private SearchArguments() {}

    static Search of(Object... arguments) {
        List<Object> positional = new ArrayList<>(Arrays.asList(arguments));
        Map<String, Object> named = new LinkedHashMap<>();
        if (!positional.isEmpty() && positional.get(0) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> named.put(String.valueOf(name), value));
            positional.remove(0);
        }
        if (positional.size() > POSITIONS.size()) {
            throw new UsageError("filter takes at most " + POSITIONS.size() + " arguments");
        }
        for (int i = 0; i < positional.size(); i++) {
            named.put(POSITIONS.get(i), positional.get(i));
        }
        return of(named);
    }

    /** A search from named arguments; those that are missing do not restrict it. */
    static Search of(Map<String, ?> given) {
        Options options = new Options("filter", given);
        Object matches = options.value("search_matches");
        Search search = Search.where(conditions(options.value("filterspec")))
                .withSort(keys(options.value("sort")))
                .withGroup(keys(options.value("group")))
                .withExact(conditions(options.value("exact_match_spec")));
        Object retired = options.value("retired");
        if (given.containsKey("retired")) {
            search = search.withRetired(retired(retired));
        }
        Integer limit = number(options.value("limit"));
        Integer offset = number(options.value("offset"));
        options.requireNoOthers();
        search = search.withPage(limit, offset == null ? 0 : offset);
        return matches == null ? search : search.withMatches(texts(matches));
    }

    private static Map<String, Object> conditions(Object value) {
        return value instanceof Map<?, ?> map ? ScriptValues.plain(map) : Map.of();
    }

    private static List<String> texts(Object matches) {
        if (ScriptValues.ids(matches) instanceof Collection<?> ids) {
            return ids.stream().map(String::valueOf).toList();
        }
        throw new UsageError("search_matches must be a list of ids");
    }

    private static Integer number(Object value) {
        return value instanceof Number number ? Integer.valueOf(number.intValue()) : null;
    }

    /** Null stands for all items, false for live ones, true for retired ones. */
    static Search.Retired retired(Object value) {
        if (value == null) {
            return Search.Retired.BOTH;
        }
        boolean only = value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value);
        return only ? Search.Retired.RETIRED : Search.Retired.LIVE;
    }

    /** One key or several: {@code '-activity'}, {@code ['-', 'activity']}, {@code [['+', 'status'], '-activity']}. */
    private static List<Search.SortKey> keys(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof CharSequence text) {
            return Arrays.stream(text.toString().split(","))
                    .map(String::strip)
                    .filter(key -> !key.isEmpty())
                    .map(Search.SortKey::parse)
                    .toList();
        }
        if (ScriptValues.plain(value) instanceof List<?> list) {
            return isPair(list)
                    ? List.of(pair(list))
                    : list.stream().flatMap(key -> keys(key).stream()).toList();
        }
        throw new UsageError("Sort keys are texts such as '-activity' or pairs such as ['-', 'activity']");
    }

    private static boolean isPair(List<?> list) {
        return list.size() == 2
                && (list.get(0) == null || List.of("+", "-", "").contains(list.get(0)))
                && (list.get(1) == null || list.get(1) instanceof CharSequence);
    }

    private static Search.SortKey pair(List<?> pair) {
        return new Search.SortKey(String.valueOf(pair.get(1)), "-".equals(pair.get(0)));
    }
}
