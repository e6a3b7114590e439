package org.roundup.web.visit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Search;
import org.roundup.security.Access;
import org.roundup.security.GuardedSearch;
import org.roundup.security.IdPage;
import org.roundup.security.SearchGuard;
import org.roundup.store.Database;
import org.roundup.store.search.Timeline;

/** Keeps searches within what the current user may find out. */
public final class SearchRules {

    private static final String VIEW = "View";

    private final Database db;
    private final Access access;
    private final SearchGuard guard;
    private final String userId;

    public SearchRules(Database db, Access access, String userId) {
        this.db = db;
        this.access = access;
        this.guard = access.guard(userId);
        this.userId = userId;
    }

    /** Whether the user may search, sort and group by the property path. */
    public boolean searchable(String className, String path) {
        return access.hasSearchPermission(userId, className, path);
    }

    /** The ids that a search finds, of items that the user may see. */
    public List<String> found(String className, Search search) {
        return guard.filterWithPermissions(db.getclass(className), search).ids();
    }

    /**
     * One page of what a search finds, and how much there is.
     *
     * @param ids of the page
     * @param total how many items there are, or at least are
     * @param complete whether the total is exact
     */
    public record Found(List<String> ids, int total, boolean complete) {}

    /**
     * Runs a search for one page.
     *
     * @param size rows on a page, 0 for all
     * @param first number of the first row, from 0; beyond the end it becomes the last one
     */
    public Found page(String className, Search search, int size, int first) {
        HyperClass hyperclass = db.getclass(className);
        GuardedSearch guarded = guard.guard(hyperclass, search, VIEW);
        return switch (guarded.visibility()) {
            case NOTHING -> new Found(List.of(), 0, true);
            case ALL, SEARCHES -> counted(hyperclass, guarded.search(), size, first);
            case EACH_ITEM -> checked(hyperclass, search, size, first);
        };
    }

    /**
     * The number of items that a search finds for each value of a property (a Link by its id, unset as null), of items
     * that the user may see; empty if that cannot be counted by the database, or the user may not group by the property.
     */
    public Map<String, Integer> counts(String className, Search search, String path) {
        HyperClass hyperclass = db.getclass(className);
        return countable(hyperclass, search, path)
                .map(guarded -> db.searches().countBy(hyperclass.definition(), guarded, path))
                .orElse(Map.of());
    }

    /**
     * The number of items that a search finds by the times between which they were created, as
     * {@link org.roundup.store.Searches#countByCreation}, of items that the user may see; empty if that cannot be counted
     * by the database, or the user may not search by the creation.
     */
    public Optional<List<Integer>> countByCreation(String className, Search search, List<RoundupDate> times) {
        HyperClass hyperclass = db.getclass(className);
        return countable(hyperclass, search, "creation")
                .map(guarded -> db.searches().countByCreation(hyperclass.definition(), guarded, times));
    }

    /**
     * How many items of a class that the user may see were open at some times, as
     * {@link org.roundup.store.Searches#timeline}; empty if that cannot be counted by the database, or the user may not
     * search by the Link and the creation.
     */
    public Optional<Timeline> timeline(String className, String link, List<Long> closed, List<RoundupDate> times) {
        HyperClass hyperclass = db.getclass(className);
        return countable(hyperclass, Search.ALL, link)
                .filter(guarded -> searchable(className, "creation"))
                .map(guarded -> db.searches().timeline(hyperclass.definition(), guarded, link, closed, times));
    }

    /** The search of what the user may see, if the database can count it and the user may search by the property. */
    private Optional<Search> countable(HyperClass hyperclass, Search search, String path) {
        GuardedSearch guarded = guard.guard(hyperclass, search, VIEW);
        boolean countable = guarded.visibility() != GuardedSearch.Visibility.EACH_ITEM;
        return countable && searchable(hyperclass.getClassname(), path)
                ? Optional.of(guarded.search())
                : Optional.empty();
    }

    private Found counted(HyperClass hyperclass, Search search, int size, int first) {
        if (size <= 0) {
            List<String> all = hyperclass.filter(search);
            return new Found(all, all.size(), true);
        }
        int total = db.searches().count(hyperclass.definition(), search);
        int from = Math.max(0, Math.min(first, total - 1));
        List<String> ids = total == 0 ? List.of() : hyperclass.filter(search.withPage(size, from));
        return new Found(ids, total, true);
    }

    private Found checked(HyperClass hyperclass, Search search, int size, int first) {
        if (size <= 0) {
            List<String> all = guard.filterWithPermissions(hyperclass, search).ids();
            return new Found(all, all.size(), true);
        }
        IdPage seen = guard.filterWithPermissions(hyperclass, search.withPage(Math.max(0, first) + size, 0));
        int total = seen.ids().size();
        int from = Math.max(0, Math.min(first, total - 1));
        List<String> ids = seen.ids().subList(from, Math.min(total, from + size));
        return new Found(ids, seen.more() ? total + 1 : total, !seen.more());
    }
}
