package org.roundup.security;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;

/**
 * The one gate through which a user reads lists of items. It leaves out conditions and sort keys by which hidden values
 * could be guessed, and items that the user may not see. Belongs to the thread of the unit of work.
 *
 * <p>Wherever permissions are described by searches, the database sorts out what is visible; a permission that has only
 * a check function must be asked about each item.
 */
public final class SearchGuard {

    private static final String VIEW = "View";

    private final Access access;
    private final Hyperdb db;
    private final String userId;

    SearchGuard(Access access, Hyperdb db, String userId) {
        this.access = access;
        this.db = db;
        this.userId = userId;
    }

    /** As {@link #guard(HyperClass, Search, String)}, for permission {@code View}. */
    public GuardedSearch guard(HyperClass hyperclass, Search search) {
        return guard(hyperclass, search, VIEW);
    }

    /**
     * Restricts a search to what the user may search by and see.
     *
     * @param search limit and offset are kept; it must not restrict visibility itself
     * @param permission the permission that the user needs for the items
     */
    public GuardedSearch guard(HyperClass hyperclass, Search search, String permission) {
        if (search.visible() != null) {
            throw new IllegalArgumentException("visibility is decided here");
        }
        String className = hyperclass.getClassname();
        Search allowed = search.withFilter(access.filterFilterspec(userId, className, search.filter()))
                .withExact(access.filterFilterspec(userId, className, search.exact()))
                .withSort(access.filterSortspec(userId, className, search.sort()))
                .withGroup(access.filterSortspec(userId, className, search.group()));
        if (search.text() != null) {
            allowed = allowed.withTexts(access.searchableTexts(userId, className));
        }
        List<Search> visible = new ArrayList<>();
        GuardedSearch.Visibility visibility = visibility(hyperclass, permission, visible);
        return new GuardedSearch(
                isDecidedBySearch(visibility) ? allowed.withVisible(visible) : allowed,
                visibility,
                droppedConditions(search, allowed));
    }

    private static boolean isDecidedBySearch(GuardedSearch.Visibility visibility) {
        return visibility == GuardedSearch.Visibility.SEARCHES || visibility == GuardedSearch.Visibility.NOTHING;
    }

    private GuardedSearch.Visibility visibility(HyperClass hyperclass, String permission, List<Search> visible) {
        String className = hyperclass.getClassname();
        if (access.hasPermission(permission, userId, className, null, null, true)) {
            return GuardedSearch.Visibility.ALL;
        }
        List<Permission> checked = deciding(className, permission);
        if (!checked.stream().allMatch(Permission::hasFilter)) {
            return GuardedSearch.Visibility.EACH_ITEM;
        }
        checked.forEach(found -> visible.addAll(found.searches(db, userId, hyperclass)));
        return visible.isEmpty() ? GuardedSearch.Visibility.NOTHING : GuardedSearch.Visibility.SEARCHES;
    }

    /** The permissions with a check that say something about items as a whole. */
    private List<Permission> deciding(String className, String permission) {
        return access.checkedPermissions(permission, userId, className).stream()
                .filter(found -> found.coversProperty(null))
                .toList();
    }

    private static List<String> droppedConditions(Search asked, Search allowed) {
        Set<String> dropped = new LinkedHashSet<>();
        dropped.addAll(without(asked.filter(), allowed.filter()));
        dropped.addAll(without(asked.exact(), allowed.exact()));
        return new ArrayList<>(dropped);
    }

    private static List<String> without(Map<String, Object> asked, Map<String, Object> allowed) {
        return asked.keySet().stream()
                .filter(path -> !allowed.containsKey(path))
                .toList();
    }

    /** As {@link #filterWithPermissions(HyperClass, Search, String)}, for permission {@code View}. */
    public IdPage filterWithPermissions(HyperClass hyperclass, Search search) {
        return filterWithPermissions(hyperclass, search, VIEW);
    }

    /**
     * Finds the items that match the search as far as the user may make it, and for which the user has the permission.
     * Limit and offset count only such items, so that every page but the last is full.
     */
    public IdPage filterWithPermissions(HyperClass hyperclass, Search search, String permission) {
        return read(hyperclass, guard(hyperclass, search, permission), permission);
    }

    /** Runs a search that {@link #guard} has made for that class and permission. */
    public IdPage read(HyperClass hyperclass, GuardedSearch guarded, String permission) {
        Search search = guarded.search();
        return switch (guarded.visibility()) {
            case NOTHING -> new IdPage(List.of(), false);
            case ALL, SEARCHES -> onePage(hyperclass, search);
            case EACH_ITEM ->
                new CheckedReader(db, userId, hyperclass, deciding(hyperclass.getClassname(), permission))
                        .read(search, new CheckContext(permission, hyperclass.getClassname(), null));
        };
    }

    private static IdPage onePage(HyperClass hyperclass, Search search) {
        Integer limit = search.limit();
        if (limit == null || limit == Integer.MAX_VALUE) {
            return new IdPage(hyperclass.filter(search), false);
        }
        List<String> ids = hyperclass.filter(search.withPage(limit + 1, search.offset()));
        boolean more = ids.size() > limit;
        return new IdPage(more ? ids.subList(0, limit) : ids, more);
    }
}
