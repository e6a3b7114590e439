package org.roundup.store.search;

import java.util.EnumMap;
import java.util.Map;
import org.roundup.hyperdb.PropertyType.Kind;
import org.roundup.store.sql.Tables;

/** Conditions on the properties that have a column. */
final class ColumnConditions {

    @FunctionalInterface
    private interface Compiler {
        Condition compile(Scope scope, String column, Criterion criterion);
    }

    private static final Map<Kind, Compiler> BY_KIND = new EnumMap<>(Map.of(
            Kind.STRING, TextCondition::compile,
            Kind.PASSWORD, PasswordCondition::compile,
            Kind.DATE, DateCondition::compile,
            Kind.INTERVAL, IntervalCondition::compile,
            Kind.BOOLEAN, BooleanCondition::compile,
            Kind.NUMBER, NumberCondition::compile,
            Kind.INTEGER, NumberCondition::compile,
            Kind.LINK, LinkCondition::compile));

    private ColumnConditions() {}

    /** The condition on a column of the table that goes by the alias. */
    static Condition of(Scope scope, String alias, Criterion criterion) {
        String name = criterion.property().name();
        if (name.equals("id")) {
            return IdCondition.compile(scope, alias + ".id", criterion);
        }
        Kind kind = criterion.property().kind();
        String column = kind == Kind.INTERVAL ? Tables.seconds(name) : Tables.column(name);
        return BY_KIND.get(kind).compile(scope, alias + "." + column, criterion);
    }
}
