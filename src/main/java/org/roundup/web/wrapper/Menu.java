package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Search;
import org.roundup.web.html.Element;

/** Builds {@code select} elements over the items of a class. */
final class Menu {

    /** More items than this are not offered as a menu: the page would cost what the table costs. */
    static final int LARGEST = 500;

    private final Wrappers wrappers;
    private final String className;
    private final MenuOptions options;

    Menu(Wrappers wrappers, String className, MenuOptions options) {
        this.wrappers = wrappers;
        this.className = className;
        this.options = options;
    }

    /** The ids offered, with those that are selected in front if the conditions leave them out; null if too many. */
    List<String> ids(Collection<String> selected) {
        HyperClass hyperclass = wrappers.db().getclass(className);
        Search search = options.search(hyperclass.definition().orderProperty()).withPage(LARGEST + 1, 0);
        List<String> found = wrappers.found(className, search);
        if (found.size() > LARGEST) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>();
        selected.stream().filter(id -> !found.contains(id)).forEach(ids::add);
        ids.addAll(found);
        List<String> list = new ArrayList<>(ids);
        hyperclass.prefetch(list);
        return list;
    }

    Element select(String fieldName) {
        return Element.of("select")
                .with("id", fieldName)
                .with("name", fieldName)
                .withAll(options.attributes());
    }

    Element option(String value, String label, boolean selected) {
        return Element.of("option")
                .with("value", value)
                .flag("selected", selected)
                .text(label);
    }

    Element option(String id, boolean selected) {
        String mark = selected ? options.markOfDefault() : "";
        return option(id, label(id) + mark, selected);
    }

    private String label(String id) {
        String label = wrappers.labels().of(className, id);
        if (options.translates()) {
            label = wrappers.visit().translator().gettext(label);
        }
        Integer size = options.size();
        if (size != null && label.length() > size) {
            label = label.substring(0, Math.max(0, size - 3)) + "...";
        }
        if (options.showsId()) {
            label = className + id + ": " + label;
        }
        if (!options.additional().isEmpty()) {
            ItemWrapper item = wrappers.item(className, id);
            label += options.additional().stream()
                    .map(name -> String.valueOf(item.get(name.toString())))
                    .collect(Collectors.joining(", ", " (", ")"));
        }
        return label;
    }
}
