package org.roundup.web.wrapper;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Search;
import org.roundup.web.index.IndexArguments;
import org.roundup.web.visit.SearchRules;

/** Runs the search of an index page. */
final class IndexSearch {

    /** Multilinks that lists show only if they are asked for. */
    private static final Set<String> LONG = Set.of("messages", "files", "nosy", "superseder");

    private final Wrappers wrappers;
    private final String className;
    private final IndexArguments arguments;

    IndexSearch(Wrappers wrappers, String className, IndexArguments arguments) {
        this.wrappers = wrappers;
        this.className = className;
        this.arguments = arguments;
    }

    BatchWrapper batch() {
        if (!wrappers.permissions().webAccess()) {
            return BatchWrapper.of(List.of(), arguments.pagesize(), arguments.startwith());
        }
        Search search = search();
        return BatchWrapper.of(
                (size, first) -> part(search, size, first),
                arguments.pagesize(),
                arguments.startwith(),
                () -> groupSizes(search));
    }

    private BatchWrapper.Part part(Search search, int size, int first) {
        SearchRules.Found found = wrappers.visit().searchRules().page(className, search, size, first);
        wrappers.db().getclass(className).prefetch(found.ids());
        shownReferences().forEach(property -> wrappers.prefetchTargets(className, found.ids(), property));
        List<ItemWrapper> items =
                found.ids().stream().map(id -> wrappers.item(className, id)).toList();
        return new BatchWrapper.Part(items, found.total(), found.complete());
    }

    /** The Links and Multilinks whose labels the page shows. */
    private List<Property> shownReferences() {
        Set<String> shown = new LinkedHashSet<>(arguments.columns());
        arguments.group().forEach(key -> shown.add(key.path()));
        boolean all = arguments.columns().isEmpty();
        return wrappers.db().schema().get(className).allProperties().stream()
                .filter(Property::isReference)
                .filter(property -> shown.contains(property.name()) || all && !LONG.contains(property.name()))
                .toList();
    }

    /** How many items each value of the first group property has. */
    private Map<String, Integer> groupSizes(Search search) {
        if (arguments.group().isEmpty()) {
            return Map.of();
        }
        return wrappers.visit()
                .searchRules()
                .counts(className, search, arguments.group().get(0).path());
    }

    private String text() {
        String text = arguments.searchText();
        return text == null || text.isBlank() ? null : text;
    }

    private Search search() {
        Map<String, Object> filter = new LinkedHashMap<>();
        arguments.filterspec().forEach((name, value) -> filter.put(name, value.forSearch()));
        return Search.where(filter).withText(text()).withSort(arguments.sort()).withGroup(arguments.group());
    }
}
