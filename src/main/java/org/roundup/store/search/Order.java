package org.roundup.store.search;

import java.util.List;

/**
 * The order of a result.
 *
 * @param joins tables that hold sort keys, with a leading blank; empty if there are none
 * @param terms terms of ORDER BY, most important first, at least one
 * @param readsHits whether the joins read the ids of all hits from a table expression {@code hits}
 */
record Order(String joins, List<String> terms, boolean readsHits) {

    String orderBy() {
        return " ORDER BY " + String.join(", ", terms);
    }
}
