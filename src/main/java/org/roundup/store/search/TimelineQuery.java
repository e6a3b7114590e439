package org.roundup.store.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.sql.Tables;

/**
 * Counts the hits of a search by time, each time with one statement whose result has at most as many rows as there are
 * pairs of times.
 *
 * <p>What an item was before the journal says: an entry of a change holds the former values in Python's literal form,
 * so that {@code 'status': '7'} in it means that the status was 7. An item counts as it is now since its creation, and
 * each change since then takes back, up to its own date, what differs between the value before and the one after it.
 */
final class TimelineQuery {

    private static final String ROOT = Aliases.ROOT;

    private final Scope scope;
    private final ClassDefinition definition;
    private final Condition condition;
    private final List<Object> times;
    private final List<Object> parameters = new ArrayList<>();

    TimelineQuery(Scope scope, ClassDefinition definition, Condition condition, List<RoundupDate> times) {
        this.scope = scope;
        this.definition = definition;
        this.condition = condition;
        this.times = times.stream()
                .map(time -> scope.syntax().date(time))
                .map(Object.class::cast)
                .toList();
    }

    /** Rows of the index of the first time after the creation, and the number of hits. */
    SqlQuery byCreation() {
        String sql = "SELECT k, count(*) FROM (SELECT " + place(ROOT + "._creation") + " AS k FROM " + items()
                + where(condition) + ") x GROUP BY k";
        return new SqlQuery(sql, parameters);
    }

    /**
     * Rows of {@link Timeline.Step}, in the order of its components.
     *
     * @param closed ids of the values with which an item is not open
     */
    SqlQuery steps(Property link, Collection<Long> closed) {
        Condition isClosed = scope.syntax().oneOf(ROOT + "." + Tables.column(link), closed);
        String created = "SELECT " + place(ROOT + "._creation") + " AS born, " + (times.size() + 1)
                + " AS changed, 1 AS n, " + open(isClosed) + " AS o FROM " + items() + where(condition);
        String changed = "SELECT " + place("h.creation") + ", " + place("h.moment")
                + ", 0, h.was - COALESCE(LEAD(h.was) OVER (PARTITION BY h.id ORDER BY h.moment), h.now)"
                + " FROM (" + changes(link, closed, isClosed) + ") h";
        return new SqlQuery(
                "SELECT born, changed, sum(n), sum(o) FROM (" + created + " UNION ALL " + changed
                        + ") x GROUP BY born, changed",
                parameters);
    }

    private String changes(Property link, Collection<Long> closed, Condition isClosed) {
        List<Condition> wasClosed = closed.stream()
                .map(id -> Syntax.like("j.params", "LIKE", former(link) + "'" + id + "'"))
                .toList();
        String select = "SELECT " + ROOT + ".id AS id, " + ROOT + "._creation AS creation, j.date AS moment, "
                + open(Condition.any(wasClosed)) + " AS was, " + open(isClosed) + " AS now";
        Condition wanted = Condition.all(List.of(
                Condition.of("j.action = 'set'"),
                Condition.of("j.date >= ?", times.get(0)),
                Syntax.like("j.params", "LIKE", former(link)),
                condition));
        return select + " FROM " + Tables.journal(definition.name()) + " j JOIN " + items() + " ON " + ROOT
                + ".id = j.nodeid" + where(wanted);
    }

    private static String former(Property property) {
        return "'" + property.name() + "': ";
    }

    private String items() {
        return Tables.items(definition.name()) + " " + ROOT;
    }

    /** The index of the first time that is later than the date in a column, or the number of times. */
    private String place(String column) {
        StringBuilder sql = new StringBuilder("CASE");
        for (int i = 0; i < times.size(); i++) {
            sql.append(" WHEN ").append(column).append(" < ? THEN ").append(i);
            parameters.add(times.get(i));
        }
        return sql.append(" ELSE ").append(times.size()).append(" END").toString();
    }

    private String open(Condition isClosed) {
        parameters.addAll(isClosed.parameters());
        return "CASE WHEN " + isClosed.sql() + " THEN 0 ELSE 1 END";
    }

    private String where(Condition wanted) {
        parameters.addAll(wanted.parameters());
        return wanted.where();
    }
}
