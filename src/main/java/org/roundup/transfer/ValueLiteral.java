package org.roundup.transfer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.PythonTuple;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.ValueError;

/** The text form of one value in an export, and back. */
final class ValueLiteral {

    private static final int MOST_DIGITS = 10;

    private final Function<String, Password> passwords;

    /** @param passwords turns the field of a password, encoded or clear text, into a password */
    ValueLiteral(Function<String, Password> passwords) {
        this.passwords = passwords;
    }

    /** The field for a value of a property. */
    static String write(Property property, Object value) {
        return PythonLiteral.stored(literal(property, value));
    }

    /** The Python value that stands for a value. */
    static Object literal(Property property, Object value) {
        if (value == null) {
            return null;
        }
        return switch (property.kind()) {
            case DATE -> ((RoundupDate) value).tuple();
            case INTERVAL -> ((Interval) value).tuple();
            case BOOLEAN -> (Boolean) value ? 1L : 0L;
            case INTEGER -> ((Number) value).longValue();
            case PASSWORD -> ((Password) value).stored();
            default -> value;
        };
    }

    /**
     * Reads the field of a property.
     *
     * @throws ValueError if it is no literal, or one that does not fit
     */
    Object read(Property property, String field) {
        Object literal = PythonLiteral.parseStored(field);
        if (property.isMultilink()) {
            return literal == null ? List.of() : ids(property, literal);
        }
        if (literal == null) {
            return null;
        }
        return switch (property.kind()) {
            case STRING -> text(property, literal);
            case LINK -> Integer.toString(id(property, literal));
            case DATE -> date(property, literal);
            case INTERVAL -> interval(property, literal);
            case BOOLEAN -> truth(property, literal);
            case NUMBER -> number(property, literal).doubleValue();
            case INTEGER -> integer(property, literal);
            case PASSWORD -> passwords.apply(text(property, literal));
            case MULTILINK -> throw new IllegalStateException();
        };
    }

    private static ValueError mistyped(Property property, String wanted, Object literal) {
        return new ValueError(
                "new property \"" + property.name() + "\" not " + wanted + ": " + PythonLiteral.repr(literal));
    }

    private static String text(Property property, Object literal) {
        if (literal instanceof String text) {
            return text;
        }
        throw mistyped(property, "a string", literal);
    }

    private static int id(Property property, Object literal) {
        int id = toId(literal);
        if (id < 0) {
            throw mistyped(property, "an id", literal);
        }
        return id;
    }

    /** The id that a text or number is, or -1. */
    static int toId(Object literal) {
        String text = literal.toString();
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return -1;
        }
        long id = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            id = id * 10 + digit;
        }
        return id > Integer.MAX_VALUE ? -1 : (int) id;
    }

    static List<String> ids(Property property, Object literal) {
        if (!(literal instanceof List<?> list)) {
            throw mistyped(property, "a list of ids", literal);
        }
        if (list.isEmpty()) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(each -> ids.add(Integer.toString(id(property, each))));
        return new ArrayList<>(ids);
    }

    static RoundupDate date(Property property, Object literal) {
        if (literal instanceof PythonTuple tuple) {
            return RoundupDate.ofTuple(tuple);
        }
        return RoundupDate.parse(text(property, literal), Instant.now(), ZoneOffset.UTC);
    }

    static Interval interval(Property property, Object literal) {
        if (literal instanceof PythonTuple tuple) {
            return Interval.ofTuple(tuple);
        }
        return Interval.parse(text(property, literal), Instant.now());
    }

    private static Boolean truth(Property property, Object literal) {
        if (literal instanceof Boolean flag) {
            return flag;
        }
        return number(property, literal).longValue() != 0;
    }

    private static Integer integer(Property property, Object literal) {
        Number number = number(property, literal);
        int integer = number.intValue();
        if (number.doubleValue() != integer) {
            throw mistyped(property, "integer", literal);
        }
        return integer;
    }

    private static Number number(Property property, Object literal) {
        if (literal instanceof Number number) {
            return number;
        }
        throw mistyped(property, "numeric", literal);
    }
}
