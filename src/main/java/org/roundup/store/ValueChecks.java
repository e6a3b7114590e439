package org.roundup.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.ValueError;

/** Checks the values that create and set are given, and brings them into the form in which they are kept. */
final class ValueChecks {

    private final Database db;

    ValueChecks(Database db) {
        this.db = db;
    }

    /**
     * The value to be stored.
     *
     * @throws ValueError if the type does not fit
     * @throws NotFound if a link leads nowhere
     */
    Object check(Property property, Object value) {
        if (property.isMultilink()) {
            return multilink(property, value);
        }
        if (value == null) {
            return null;
        }
        return switch (property.kind()) {
            case STRING -> text(property, value);
            case PASSWORD -> instance(property, value, Password.class, "a Password");
            case DATE -> instance(property, value, RoundupDate.class, "a Date");
            case INTERVAL -> instance(property, value, Interval.class, "an Interval");
            case BOOLEAN -> bool(property, value);
            case NUMBER -> number(property, value);
            case INTEGER -> integer(property, value);
            case LINK -> link(property, value);
            case MULTILINK -> throw new IllegalStateException();
        };
    }

    private static ValueError mistyped(Property property, String wanted) {
        return new ValueError("new property \"" + property.name() + "\" not " + wanted);
    }

    private static String text(Property property, Object value) {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        throw mistyped(property, "a string");
    }

    private static Object instance(Property property, Object value, Class<?> type, String wanted) {
        if (type.isInstance(value)) {
            return value;
        }
        throw mistyped(property, wanted);
    }

    private static Boolean bool(Property property, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.longValue() != 0;
        }
        try {
            return Long.parseLong(value.toString().trim()) != 0;
        } catch (NumberFormatException error) {
            throw mistyped(property, "boolean");
        }
    }

    private static Double number(Property property, Object value) {
        try {
            double number = value instanceof Number given
                    ? given.doubleValue()
                    : Double.parseDouble(value.toString().trim());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException error) {
            throw mistyped(property, "numeric");
        }
        throw mistyped(property, "numeric");
    }

    private static Integer integer(Property property, Object value) {
        try {
            return value instanceof Number given
                    ? Math.toIntExact(given.longValue())
                    : Integer.parseInt(value.toString().trim());
        } catch (ArithmeticException | NumberFormatException error) {
            throw mistyped(property, "integer");
        }
    }

    private String link(Property property, Object value) {
        if (!(value instanceof CharSequence)) {
            throw new ValueError("property \"" + property.name() + "\" link value must be String");
        }
        String text = value.toString();
        StoredClass target = db.getclass(property.reference().target());
        if (isId(text)) {
            String id = Long.toString(Long.parseLong(text));
            if (!target.hasnode(id)) {
                throw new NotFound(target.getClassname() + " has no node " + text);
            }
            return id;
        }
        ClassDefinition definition = target.definition();
        return (definition.hasKey() ? target.findKey(text) : Optional.<String>empty())
                .orElseThrow(() -> new NotFound(
                        "new property \"" + property.name() + "\": " + text + " not a " + definition.name()));
    }

    private List<String> multilink(Property property, Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof CharSequence || !(value instanceof Iterable<?> items)) {
            throw new ValueError("new property \"" + property.name() + "\" not an iterable of ids");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (Object item : items) {
            if (!(item instanceof CharSequence)) {
                throw new ValueError(
                        "\"" + property.name() + "\" multilink value (" + value + ") must contain Strings");
            }
            ids.add(link(property, item));
        }
        List<String> sorted = new ArrayList<>(ids);
        sorted.sort(StoredClass.BY_NUMBER);
        return List.copyOf(sorted);
    }

    /** Whether a text is an id: digits that fit. */
    static boolean isId(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(text) <= Integer.MAX_VALUE;
    }
}
