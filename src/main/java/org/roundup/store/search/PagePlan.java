package org.roundup.store.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Search;

/**
 * The shape of the searches behind most pages: the first items of a list by activity, which may be grouped by a Link
 * and restricted to some values of that or one other Link. Neither index alone serves them: the one on the Link finds
 * far too many items, the one on the activity may walk far too long. But the first items of a page are among the first
 * items of each value, and those an index gives one by one.
 *
 * @param definition the class that is searched
 * @param group the Link that items are grouped by, or restricted by
 * @param values what is asked of the group, if anything
 * @param other what is asked of another Link, if anything
 * @param descending whether the latest activity comes first
 * @param rows number of items up to the end of the page
 */
record PagePlan(
        ClassDefinition definition,
        Property group,
        Optional<ReferenceCriterion> values,
        Optional<Criterion> other,
        boolean descending,
        int rows) {

    /** Pages that end later are not worth it. */
    private static final int MOST_ROWS = 1000;

    private static final int MOST_VALUES = 200;

    /** The plan for a search, if it has that shape. */
    static Optional<PagePlan> of(Scope scope, ClassDefinition definition, Search search) {
        List<Search.SortKey> keys = new ArrayList<>(search.order());
        keys.removeIf(key -> key.path() == null || key.path().isEmpty());
        boolean plain = search.text() == null
                && search.matches() == null
                && search.visible() == null
                && search.exact().isEmpty()
                && search.retired() == Search.Retired.LIVE;
        boolean page = search.limit() != null && (long) search.limit() + search.offset() <= MOST_ROWS;
        if (!plain
                || !page
                || keys.isEmpty()
                || keys.size() > 2
                || !last(keys).path().equals("activity")) {
            return Optional.empty();
        }
        Map<String, Criterion> links = links(scope, definition, search);
        if (links == null) {
            return Optional.empty();
        }
        Property group = keys.size() == 2 ? firstStep(definition, keys.get(0).path()) : only(links);
        if (group == null || !group.isLink()) {
            return Optional.empty();
        }
        Criterion asked = links.remove(group.name());
        if (links.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(new PagePlan(
                definition,
                group,
                Optional.ofNullable(asked).map(criterion -> ReferenceCriterion.of(scope, criterion, true)),
                links.values().stream().findFirst(),
                last(keys).descending(),
                search.limit() + search.offset()));
    }

    private static Search.SortKey last(List<Search.SortKey> keys) {
        return keys.get(keys.size() - 1);
    }

    private static Property firstStep(ClassDefinition definition, String path) {
        int dot = path.indexOf('.');
        return definition.property(dot < 0 ? path : path.substring(0, dot));
    }

    /** The only Link that is restricted, if it may have several values; a single one needs no plan. */
    private static Property only(Map<String, Criterion> links) {
        if (links.size() != 1) {
            return null;
        }
        Criterion criterion = links.values().iterator().next();
        return criterion.values().size() > 1 ? criterion.property() : null;
    }

    /** What is asked of Links, or null if anything else is asked. */
    private static Map<String, Criterion> links(Scope scope, ClassDefinition definition, Search search) {
        Map<String, Criterion> links = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : search.filter().entrySet()) {
            Property property = entry.getKey().indexOf('.') < 0 ? definition.property(entry.getKey()) : null;
            if (property == null || !property.isLink()) {
                return null;
            }
            Criterion criterion = new Criterion(definition, property, entry.getValue(), false);
            if (criterion.values().size() > MOST_VALUES
                    || ReferenceCriterion.of(scope, criterion, true)
                            .expression()
                            .isPresent()) {
                return null;
            }
            links.put(property.name(), criterion);
        }
        return links;
    }
}
