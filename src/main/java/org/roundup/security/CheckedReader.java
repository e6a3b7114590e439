package org.roundup.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;

/**
 * Reads what a search finds piece by piece and keeps the items for which one of some permissions holds. Stops as soon
 * as a page is full.
 */
final class CheckedReader {

    /** Number of ids read and checked together. */
    private static final int PIECE = 200;

    private final Hyperdb db;
    private final String userId;
    private final HyperClass hyperclass;
    private final List<Permission> withFilter;
    private final List<Permission> withoutFilter;

    CheckedReader(Hyperdb db, String userId, HyperClass hyperclass, List<Permission> permissions) {
        this.db = db;
        this.userId = userId;
        this.hyperclass = hyperclass;
        this.withFilter = permissions.stream().filter(Permission::hasFilter).toList();
        this.withoutFilter = permissions.stream()
                .filter(permission -> !permission.hasFilter())
                .toList();
    }

    IdPage read(Search search, CheckContext context) {
        Page page = new Page(search.limit(), search.offset());
        if (search.limit() == null) {
            List<String> all = hyperclass.filter(search.withPage(null, 0));
            for (int from = 0; from < all.size(); from += PIECE) {
                page.add(allowed(all.subList(from, Math.min(from + PIECE, all.size())), context));
            }
            return page.finished();
        }
        List<String> piece;
        int from = 0;
        do {
            piece = hyperclass.filter(search.withPage(PIECE, from));
            page.add(allowed(piece, context));
            from += PIECE;
        } while (piece.size() == PIECE && !page.isFull());
        return page.finished();
    }

    private List<String> allowed(List<String> ids, CheckContext context) {
        Set<String> passed = passedByFilters(ids);
        hyperclass.prefetch(ids.stream().filter(id -> !passed.contains(id)).toList());
        return ids.stream()
                .filter(id -> passed.contains(id) || passesCheck(id, context))
                .toList();
    }

    private Set<String> passedByFilters(List<String> ids) {
        Set<String> passed = new HashSet<>();
        for (Permission permission : withFilter) {
            List<String> open = ids.stream().filter(id -> !passed.contains(id)).toList();
            if (open.isEmpty()) {
                break;
            }
            Search visible = Search.ALL
                    .withRetired(Search.Retired.BOTH)
                    .withMatches(open)
                    .withVisible(permission.searches(db, userId, hyperclass));
            passed.addAll(hyperclass.filter(visible));
        }
        return passed;
    }

    private boolean passesCheck(String id, CheckContext context) {
        for (Permission permission : withoutFilter) {
            if (permission.check().allows(db, userId, id, context)) {
                return true;
            }
        }
        return false;
    }

    /** A page that fills up. */
    private static final class Page {

        private final List<String> ids = new ArrayList<>();
        private final Integer limit;
        private int toSkip;
        private boolean more;

        Page(Integer limit, int offset) {
            this.limit = limit;
            this.toSkip = offset;
        }

        void add(List<String> found) {
            for (String id : found) {
                if (toSkip > 0) {
                    toSkip--;
                } else if (limit != null && ids.size() >= limit) {
                    more = true;
                    return;
                } else {
                    ids.add(id);
                }
            }
        }

        /** Whether the page is full and it is known that more follows. */
        boolean isFull() {
            return more;
        }

        IdPage finished() {
            return new IdPage(ids, more);
        }
    }
}
