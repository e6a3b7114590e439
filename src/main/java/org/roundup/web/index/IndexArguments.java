package org.roundup.web.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Search.SortKey;

/**
 * What an index page shows.
 *
 * @param special {@code @} or {@code :}, the mark before the names when they are written back
 * @param columns property paths; empty for the page's own choice
 * @param sort sort keys, most important first
 * @param group sort keys that also make headings
 * @param filter property paths that take part in the search
 * @param filterspec their values, as far as they are given
 * @param searchText words for the full-text search, or null
 * @param pagesize rows on a page; 0 for all
 * @param startwith number of the first row, from 0
 * @param dispname title of the list, or null
 */
public record IndexArguments(
        char special,
        List<String> columns,
        List<SortKey> sort,
        List<SortKey> group,
        List<String> filter,
        Map<String, FilterValue> filterspec,
        String searchText,
        int pagesize,
        int startwith,
        String dispname) {

    /** Rows on a page unless asked otherwise. */
    public static final int PAGE_SIZE = 50;

    public IndexArguments withPage(int size, int start) {
        return new IndexArguments(special, columns, sort, group, filter, filterspec, searchText, size, start, dispname);
    }

    public IndexArguments withDispname(String value) {
        return new IndexArguments(
                special, columns, sort, group, filter, filterspec, searchText, pagesize, startwith, value);
    }

    /** Sort keys as they are written: a minus before descending ones, separated by commas. */
    public static String text(List<SortKey> keys) {
        List<String> texts = new ArrayList<>(keys.size());
        for (SortKey key : keys) {
            texts.add(key.descending() ? "-" + key.path() : key.path());
        }
        return String.join(",", texts);
    }
}
