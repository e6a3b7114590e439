package org.roundup.store.search;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Range;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.TimeZones;
import org.roundup.hyperdb.ValueError;

/**
 * Conditions on Dates. A text names ranges, separated by commas, of which one must hold the date, in the zone of the
 * property or else of the user; {@code -} stands for no date. An upper end holds its whole second. If a part is no
 * range the condition is ignored. In a list, each text is an instant in UTC. Null asks for items without a date.
 */
final class DateCondition {

    private static final int SECOND = 1000;

    private final Scope scope;
    private final String column;
    private final Criterion criterion;

    private DateCondition(Scope scope, String column, Criterion criterion) {
        this.scope = scope;
        this.column = column;
        this.criterion = criterion;
    }

    static Condition compile(Scope scope, String column, Criterion criterion) {
        DateCondition condition = new DateCondition(scope, column, criterion);
        return criterion.value() instanceof CharSequence text
                ? condition.ranges(text.toString())
                : condition.instants();
    }

    private Condition instants() {
        List<Condition> conditions = new ArrayList<>();
        List<Object> instants = new ArrayList<>();
        for (Object value : criterion.values()) {
            if (value == null || Criterion.isUnset(value)) {
                conditions.add(Condition.of(column + " IS NULL"));
            } else {
                instants.add(scope.syntax().date(instant(value)));
            }
        }
        conditions.add(Condition.in(column, instants));
        return Condition.any(conditions);
    }

    private RoundupDate instant(Object value) {
        if (value instanceof RoundupDate date) {
            return date;
        }
        try {
            return RoundupDate.parse(value.toString().strip(), scope.context().now(), ZoneOffset.UTC);
        } catch (ValueError unreadable) {
            throw criterion.refused(value, unreadable.getMessage());
        }
    }

    private Condition ranges(String text) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                conditions.add(Criterion.isUnset(part) ? Condition.of(column + " IS NULL") : range(part));
            } catch (ValueError unreadable) {
                return scope.ignored(criterion, unreadable.getMessage());
            }
        }
        return Condition.any(conditions);
    }

    private Condition range(String text) {
        Range<RoundupDate> range = Range.ofDates(text, scope.context().now(), zone());
        if (range.isOpen()) {
            return scope.ignored(criterion, "a range has at least one end");
        }
        return Condition.and(
                range.from() == null
                        ? Condition.ALWAYS
                        : Condition.of(column + " >= ?", scope.syntax().date(range.from())),
                range.to() == null
                        ? Condition.ALWAYS
                        : Condition.of(column + " <= ?", scope.syntax().date(endOfSecond(range.to()))));
    }

    private static RoundupDate endOfSecond(RoundupDate date) {
        return RoundupDate.ofEpochMilli(Math.floorDiv(date.epochMilli(), SECOND) * SECOND + SECOND - 1);
    }

    private ZoneId zone() {
        String zone = ((PropertyType.DateType) criterion.property().type()).zone();
        return zone == null ? scope.context().zone() : TimeZones.parse(zone);
    }
}
