package org.roundup.store.search;

import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Search;

/**
 * Turns sort keys into terms of ORDER BY. Null is the smallest value; items that are equal by all keys come by
 * ascending id.
 */
final class OrderCompiler {

    private final Scope scope;

    OrderCompiler(Scope scope) {
        this.scope = scope;
    }

    /**
     * The order by the keys; keys without a path are left out.
     *
     * @throws org.roundup.hyperdb.UnknownName if a path names no property
     * @throws org.roundup.hyperdb.ValueError if a path goes through what is no reference
     */
    Order compile(ClassDefinition definition, List<Search.SortKey> keys) {
        SortPaths paths = new SortPaths(scope, definition, Aliases.ROOT, "SELECT id FROM " + CompiledSearch.HITS);
        List<String> terms = new ArrayList<>();
        boolean byId = false;
        for (Search.SortKey key : keys) {
            if (key.path() == null || key.path().isEmpty() || byId) {
                continue;
            }
            byId = key.path().equals("id");
            terms.add(scope.syntax().ordered(paths.key(key.path(), key.descending()), key.descending()));
        }
        if (!byId) {
            terms.add(Aliases.ROOT + ".id");
        }
        return new Order(paths.joins(), terms, paths.readsOwners());
    }
}
