package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A search for items of one class. Immutable; the {@code with…} methods give changed copies.
 *
 * @param text full-text query as a user types it, or null for no restriction
 * @param texts the indexed texts in which the query may look: properties such as {@code title} and, of items referred to,
 *     {@code messages.content}; null for all
 * @param matches ids that the result is restricted to, or null for no restriction
 * @param filter property path → value or list of values; all entries must hold
 * @param exact as {@code filter}, but Strings must be equal, case included
 * @param sort sort keys, most important first
 * @param group sort keys before those of {@code sort}
 * @param retired which items are looked at
 * @param limit largest number of items, or null
 * @param offset number of items to skip, or 0
 * @param visible searches of which at least one must find the item too (what a permission lets the user see), or
 *     null for no restriction; an empty list finds nothing. Only their conditions count, not their order or limits
 */
public record Search(
        String text,
        Set<String> texts,
        Collection<String> matches,
        Map<String, Object> filter,
        Map<String, Object> exact,
        List<SortKey> sort,
        List<SortKey> group,
        Retired retired,
        Integer limit,
        int offset,
        List<Search> visible) {

    /** Which items a search looks at. */
    public enum Retired {
        LIVE,
        RETIRED,
        BOTH
    }

    /** A property path to sort by. */
    public record SortKey(String path, boolean descending) {

        /** Reads {@code path}, {@code +path} or {@code -path}. */
        public static SortKey parse(String text) {
            if (text.startsWith("-")) {
                return new SortKey(text.substring(1), true);
            }
            return new SortKey(text.startsWith("+") ? text.substring(1) : text, false);
        }
    }

    /** All live items in ascending order of id. */
    public static final Search ALL =
            new Search(null, null, null, Map.of(), Map.of(), List.of(), List.of(), Retired.LIVE, null, 0, null);

    /** A search by conditions alone. Values may be null, which means unset. */
    public static Search where(Map<String, Object> filter) {
        return new Search(null, null, null, filter, Map.of(), List.of(), List.of(), Retired.LIVE, null, 0, null);
    }

    /** Only what a full-text query finds as well. */
    public Search withText(String query) {
        return new Search(query, texts, matches, filter, exact, sort, group, retired, limit, offset, visible);
    }

    /** Lets the full-text query look only into these texts. */
    public Search withTexts(Set<String> paths) {
        return new Search(text, paths, matches, filter, exact, sort, group, retired, limit, offset, visible);
    }

    public Search withMatches(Collection<String> ids) {
        return new Search(text, texts, ids, filter, exact, sort, group, retired, limit, offset, visible);
    }

    public Search withFilter(Map<String, Object> conditions) {
        return new Search(text, texts, matches, conditions, exact, sort, group, retired, limit, offset, visible);
    }

    /** Adds or replaces one condition. */
    public Search with(String path, Object value) {
        Map<String, Object> conditions = new LinkedHashMap<>(filter);
        conditions.put(path, value);
        return withFilter(conditions);
    }

    public Search withExact(Map<String, Object> conditions) {
        return new Search(text, texts, matches, filter, conditions, sort, group, retired, limit, offset, visible);
    }

    public Search withSort(List<SortKey> keys) {
        return new Search(text, texts, matches, filter, exact, keys, group, retired, limit, offset, visible);
    }

    public Search withGroup(List<SortKey> keys) {
        return new Search(text, texts, matches, filter, exact, sort, keys, retired, limit, offset, visible);
    }

    public Search withRetired(Retired which) {
        return new Search(text, texts, matches, filter, exact, sort, group, which, limit, offset, visible);
    }

    /** One page of the result; {@code limit} null means no limit. */
    public Search withPage(Integer newLimit, int newOffset) {
        return new Search(text, texts, matches, filter, exact, sort, group, retired, newLimit, newOffset, visible);
    }

    public Search withVisible(List<Search> searches) {
        return new Search(text, texts, matches, filter, exact, sort, group, retired, limit, offset, searches);
    }

    /** Group keys, then sort keys; a path that occurs again later is dropped. */
    public List<SortKey> order() {
        Map<String, SortKey> keys = new LinkedHashMap<>();
        group.forEach(key -> keys.putIfAbsent(key.path(), key));
        sort.forEach(key -> keys.putIfAbsent(key.path(), key));
        return new ArrayList<>(keys.values());
    }
}
