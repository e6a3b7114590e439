package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Search;
import org.roundup.web.html.Markup;
import org.roundup.web.visit.SearchRules;

/** Pictures of how many open items there are of each kind, for dashboards. The database counts. */
public final class Charts {

    private static final int MOST_BARS = 12;

    /** Ranges of the date of creation by their labels, the newest first. */
    private static final Map<String, String> AGES = new LinkedHashMap<>();

    static {
        AGES.put("up to a week", "from -1w");
        AGES.put("up to a month", "from -1m to -1w");
        AGES.put("up to half a year", "from -6m to -1m");
        AGES.put("up to a year", "from -1y to -6m");
        AGES.put("older", "to -1y");
    }

    private final Wrappers wrappers;
    private final Lists lists;

    public Charts(Wrappers wrappers, Lists lists) {
        this.wrappers = wrappers;
        this.lists = lists;
    }

    /** The open items of a class by the values of a Link; nothing if the visitor may not group by it. */
    public Markup bars(String className, String path, String title) {
        if (!lists.has(className, path)) {
            return Markup.EMPTY;
        }
        Property property = wrappers.db().schema().get(className).property(path);
        Map<String, Integer> counts =
                wrappers.visit().searchRules().counts(className, Search.where(open(className)), path);
        List<BarChart.Bar> bars = new ArrayList<>();
        sorted(property, counts)
                .forEach((id, count) -> bars.add(new BarChart.Bar(
                        label(property, id),
                        count,
                        lists.url(className, Map.of(path, id == null ? "-1" : id), title))));
        return bars.isEmpty() ? Markup.EMPTY : BarChart.svg(title, bars.subList(0, Math.min(MOST_BARS, bars.size())));
    }

    /**
     * The open items of a class by the time since they were created; nothing if the visitor may not search by that, or if
     * the database cannot count what the visitor may see.
     */
    public Markup ages(String className, String title) {
        SearchRules rules = wrappers.visit().searchRules();
        if (!rules.searchable(className, "creation")) {
            return Markup.EMPTY;
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Map.Entry<String, String> age : AGES.entrySet()) {
            Map<String, Object> filter = open(className);
            filter.put("creation", age.getValue());
            OptionalInt count = rules.count(className, Search.where(filter));
            if (count.isEmpty()) {
                return Markup.EMPTY;
            }
            bars.add(new BarChart.Bar(
                    wrappers.visit().translator().gettext(age.getKey()),
                    count.getAsInt(),
                    lists.url(className, Map.of("creation", age.getValue()), title)));
        }
        return BarChart.svg(title, bars);
    }

    private Map<String, Object> open(String className) {
        Map<String, Object> filter = new HashMap<>();
        if (!lists.open(className).isEmpty()) {
            filter.put("status", List.of(lists.open(className).split(",")));
        }
        return filter;
    }

    private String label(Property property, String id) {
        var i18n = wrappers.visit().translator();
        return id == null
                ? i18n.gettext("not set")
                : i18n.gettext(wrappers.labels().of(property.reference().target(), id));
    }

    /** In the order of the class referred to; people by number. */
    private Map<String, Integer> sorted(Property property, Map<String, Integer> counts) {
        String target = property.reference().target();
        List<String> ids = new ArrayList<>(counts.keySet());
        ids.remove(null);
        List<String> order = target.equals("user")
                ? ids.stream()
                        .sorted(Comparator.comparing((String id) -> counts.get(id))
                                .reversed())
                        .toList()
                : wrappers.labels().sorted(target, ids);
        Map<String, Integer> sorted = new LinkedHashMap<>();
        order.forEach(id -> sorted.put(id, counts.get(id)));
        if (counts.containsKey(null)) {
            sorted.put(null, counts.get(null));
        }
        return sorted;
    }
}
