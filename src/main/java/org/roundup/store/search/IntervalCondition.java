package org.roundup.store.search;

import java.util.LinkedHashSet;
import java.util.Set;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Range;
import org.roundup.hyperdb.ValueError;

/**
 * Conditions on Intervals, which are compared by their seconds. A text is a range; one that is none is ignored. In a
 * list, each element is an interval of which one must be equal. Null asks for items without an interval.
 */
final class IntervalCondition {

    private IntervalCondition() {}

    static Condition compile(Scope scope, String column, Criterion criterion) {
        if (!(criterion.value() instanceof CharSequence text)) {
            return lengths(scope, column, criterion);
        }
        Range<Interval> range;
        try {
            range = Range.ofIntervals(text.toString(), scope.context().now());
        } catch (ValueError unreadable) {
            return scope.ignored(criterion, unreadable.getMessage());
        }
        if (range.isOpen()) {
            return scope.ignored(criterion, "a range has at least one end");
        }
        return Condition.and(
                range.from() == null
                        ? Condition.ALWAYS
                        : Condition.of(column + " >= ?", range.from().asSeconds()),
                range.to() == null
                        ? Condition.ALWAYS
                        : Condition.of(column + " <= ?", range.to().asSeconds()));
    }

    private static Condition lengths(Scope scope, String column, Criterion criterion) {
        boolean unset = false;
        Set<Object> seconds = new LinkedHashSet<>();
        for (Object value : criterion.values()) {
            if (value == null || Criterion.isUnset(value)) {
                unset = true;
            } else {
                seconds.add(interval(scope, criterion, value).asSeconds());
            }
        }
        return Condition.or(unset ? Condition.of(column + " IS NULL") : Condition.NEVER, Condition.in(column, seconds));
    }

    private static Interval interval(Scope scope, Criterion criterion, Object value) {
        if (value instanceof Interval interval) {
            return interval;
        }
        try {
            return Interval.parse(value.toString().strip(), scope.context().now());
        } catch (ValueError unreadable) {
            throw criterion.refused(value, unreadable.getMessage());
        }
    }
}
