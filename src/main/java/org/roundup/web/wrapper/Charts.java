package org.roundup.web.wrapper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Search;
import org.roundup.web.html.Markup;
import org.roundup.web.i18n.Translator;
import org.roundup.web.visit.SearchRules;

/** Pictures of how many open items there are of each kind, for dashboards. The database counts. */
public final class Charts {

    private static final int MOST_BARS = 12;
    private static final int MONTHS = 12;

    /** How old items may be, by what charts call it; those of the last are older than all others. */
    private static final List<String> AGES =
            List.of("up to a week", "up to a month", "up to half a year", "up to a year", "older");

    private final Wrappers wrappers;
    private final Lists lists;
    private int number;

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
        Map<String, Integer> counts = rules().counts(className, Search.where(open(className)), path);
        if (counts.isEmpty()) {
            return Markup.EMPTY;
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        sorted(property, counts)
                .forEach((id, count) -> bars.add(new BarChart.Bar(
                        label(property, id),
                        count,
                        lists.url(className, Map.of(path, id == null ? "-1" : id), title))));
        return BarChart.of(
                frame(title),
                List.of(i18n().label(path), i18n().plural(className)),
                bars.subList(0, Math.min(MOST_BARS, bars.size())));
    }

    /**
     * The open items of a class by the time since they were created; nothing if the visitor may not search by that, or if
     * the database cannot count what the visitor may see.
     */
    public Markup ages(String className, String title) {
        LocalDate today = today();
        List<LocalDate> days =
                List.of(today.minusYears(1), today.minusMonths(6), today.minusMonths(1), today.minusWeeks(1));
        return rules().countByCreation(className, Search.where(open(className)), starts(days))
                .map(counts -> BarChart.of(
                        frame(title),
                        List.of(i18n().gettext("Age"), i18n().plural(className)),
                        IntStream.range(0, AGES.size())
                                .mapToObj(age -> age(className, title, age, days, counts))
                                .toList()))
                .orElse(Markup.EMPTY);
    }

    private BarChart.Bar age(String className, String title, int age, List<LocalDate> days, List<Integer> counts) {
        int place = days.size() - age;
        String from = place == 0 ? "" : "from " + days.get(place - 1);
        String to = place == days.size() ? "" : "to " + days.get(place);
        return new BarChart.Bar(
                i18n().gettext(AGES.get(age)),
                counts.get(place),
                lists.url(className, Map.of("creation", (from + " " + to).strip()), title));
    }

    /**
     * How many items of a class were open at the end of each of the last months, and how many were new; nothing if the
     * class knows no state that closes an item, if the visitor may not search by state and creation, or if the database
     * cannot count what the visitor may see.
     */
    public Markup over_time(String className, String title) {
        List<Long> closed = lists.closed(className);
        if (closed.isEmpty()) {
            return Markup.EMPTY;
        }
        LocalDate month = today().withDayOfMonth(1);
        List<LocalDate> months = IntStream.range(0, MONTHS)
                .mapToObj(i -> month.minusMonths(MONTHS - 1 - i))
                .toList();
        return rules().timeline(className, "status", closed, starts(months))
                .map(timeline -> ColumnChart.of(
                        frame(title),
                        List.of(i18n().gettext("Month"), i18n().gettext("Open"), i18n().gettext("Created")),
                        IntStream.range(0, MONTHS)
                                .mapToObj(i -> column(
                                        className,
                                        months.get(i),
                                        timeline.open().get(i + 1),
                                        timeline.created().get(i + 1)))
                                .toList()))
                .orElse(Markup.EMPTY);
    }

    private ColumnChart.Column column(String className, LocalDate month, int open, int created) {
        String period = named(month, "LLLL yyyy");
        Map<String, Object> numbers = Map.of("month", period, "open", open, "new", created);
        return new ColumnChart.Column(
                named(month, "LLL yyyy"),
                period,
                open,
                created,
                i18n().gettext("${month}: ${open} open, ${new} new", numbers),
                lists.url_of(
                        className,
                        Map.of("creation", named(month, "yyyy-MM")),
                        i18n().gettext("New in ${month}", numbers)));
    }

    private String named(LocalDate month, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, i18n().locale()).format(month);
    }

    private SearchRules rules() {
        return wrappers.visit().searchRules();
    }

    private Translator i18n() {
        return wrappers.visit().translator();
    }

    private ChartFrame frame(String title) {
        number++;
        return new ChartFrame("chart" + number, title, i18n().gettext("As a table"));
    }

    private LocalDate today() {
        Instant now = Instant.ofEpochMilli(wrappers.visit().now().epochMilli());
        return LocalDate.ofInstant(now, wrappers.visit().zone());
    }

    /** The instants at which days begin for the visitor. */
    private List<RoundupDate> starts(List<LocalDate> days) {
        return days.stream()
                .map(day -> RoundupDate.ofEpochMilli(
                        day.atStartOfDay(wrappers.visit().zone()).toInstant().toEpochMilli()))
                .toList();
    }

    private Map<String, Object> open(String className) {
        Map<String, Object> filter = new HashMap<>();
        if (!lists.open(className).isEmpty()) {
            filter.put("status", List.of(lists.open(className).split(",")));
        }
        return filter;
    }

    private String label(Property property, String id) {
        return id == null
                ? i18n().gettext("not set")
                : i18n().gettext(wrappers.labels().of(property.reference().target(), id));
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
