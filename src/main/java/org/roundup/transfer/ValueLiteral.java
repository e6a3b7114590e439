package org.roundup.transfer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.PythonTuple;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.ValueError;

/** The text form of one value in an export, and back. */
final class ValueLiteral {

    /** Turns the clear text of a password into a stored one. */
    @FunctionalInterface
    interface PasswordReader {
        Password read(String text);
    }

    private final PasswordReader passwords;

    ValueLiteral(PasswordReader passwords) {
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
            case INTEGER -> ((Integer) value).longValue();
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
        Object literal = parse(field);
        if (property.isMultilink()) {
            return ids(property, literal);
        }
        if (literal == null) {
            return null;
        }
        return switch (property.kind()) {
            case STRING -> text(property, literal);
            case LINK -> id(property, literal);
            case DATE -> date(property, literal);
            case INTERVAL -> interval(property, literal);
            case BOOLEAN -> truth(property, literal);
            case NUMBER -> number(property, literal).doubleValue();
            case INTEGER -> Math.toIntExact(number(property, literal).longValue());
            case PASSWORD -> passwords.read(text(property, literal));
            case MULTILINK -> throw new IllegalStateException();
        };
    }

    static Object parse(String field) {
        try {
            return PythonLiteral.parseStored(field);
        } catch (IllegalArgumentException | ValueError error) {
            throw new ValueError("Error " + error.getMessage() + " trying to parse value '" + field + "'", error);
        }
    }

    private static ValueError mistyped(Property property, String wanted, Object literal) {
        return new ValueError("new property \"" + property.name() + "\" not " + wanted + ": "
                + PythonLiteral.repr(literal));
    }

    private static String text(Property property, Object literal) {
        if (literal instanceof String text) {
            return text;
        }
        throw mistyped(property, "a string", literal);
    }

    static String id(Property property, Object literal) {
        String text = String.valueOf(literal);
        if (text.matches("\\d{1,9}")) {
            return text;
        }
        throw mistyped(property, "an id", literal);
    }

    private static List<String> ids(Property property, Object literal) {
        if (!(literal instanceof List<?> list)) {
            throw mistyped(property, "a list of ids", literal);
        }
        List<String> ids = new ArrayList<>(list.size());
        list.forEach(each -> ids.add(id(property, each)));
        return ids;
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
        return Interval.ofStored(text(property, literal));
    }

    static Boolean truth(Property property, Object literal) {
        if (literal instanceof Boolean flag) {
            return flag;
        }
        return number(property, literal).longValue() != 0;
    }

    private static Number number(Property property, Object literal) {
        if (literal instanceof Number number) {
            return number;
        }
        throw mistyped(property, "numeric", literal);
    }
}
