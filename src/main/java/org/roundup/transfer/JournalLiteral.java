package org.roundup.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.PythonTuple;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;

/**
 * The last field of a row of a journal file: what changed. Journals outlive their schema, so that a value may not be of
 * its property's present type: it is then taken as it is.
 */
final class JournalLiteral {

    private final ClassDefinition definition;

    JournalLiteral(ClassDefinition definition) {
        this.definition = definition;
    }

    /** The field; properties that the schema no longer has are left out. */
    String write(JournalEntry entry) {
        if (entry.action().equals("create")) {
            return "{}";
        }
        if (entry.change() instanceof JournalEntry.Reference reference) {
            return PythonLiteral.stored(PythonTuple.of(reference.className(), reference.id(), reference.property()));
        }
        if (entry.change() instanceof JournalEntry.Values values) {
            Map<String, Object> sorted = new TreeMap<>();
            values.old().forEach((name, value) -> {
                if (definition.has(name)) {
                    sorted.put(name, literal(value));
                }
            });
            return PythonLiteral.stored(sorted);
        }
        return "None";
    }

    private static Object literal(Object value) {
        if (value instanceof JournalEntry.Delta delta) {
            List<Object> parts = new ArrayList<>();
            if (!delta.added().isEmpty()) {
                parts.add(PythonTuple.of("+", delta.added()));
            }
            if (!delta.removed().isEmpty()) {
                parts.add(PythonTuple.of("-", delta.removed()));
            }
            return new PythonTuple(parts);
        }
        if (value instanceof Password password) {
            return password.toString();
        }
        if (value instanceof RoundupDate date) {
            return date.tuple();
        }
        if (value instanceof Interval interval) {
            return interval.tuple();
        }
        return value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : value;
    }

    /**
     * Reads the field of an entry with that action.
     *
     * @throws UnknownName if it names a property that does not exist
     * @throws ValueError if it cannot be read
     */
    JournalEntry.Change read(String action, String field) {
        Object literal = PythonLiteral.parseStored(field);
        if (literal instanceof Map<?, ?> map && !action.equals("create")) {
            Map<String, Object> old = new LinkedHashMap<>();
            map.forEach((name, value) -> old.put(String.valueOf(name), value(String.valueOf(name), value)));
            return new JournalEntry.Values(old);
        }
        if (literal instanceof PythonTuple tuple && tuple.size() == 3) {
            return new JournalEntry.Reference(
                    String.valueOf(tuple.get(0)), String.valueOf(tuple.get(1)), String.valueOf(tuple.get(2)));
        }
        return new JournalEntry.None();
    }

    private Object value(String name, Object literal) {
        if (!definition.has(name)) {
            throw new UnknownName("'" + name + "' is not a property of " + definition.name());
        }
        Property property = definition.property(name);
        if (literal == null) {
            return null;
        }
        return switch (property.kind()) {
            case DATE -> literal instanceof PythonTuple tuple ? RoundupDate.ofTuple(tuple) : literal;
            case INTERVAL -> literal instanceof PythonTuple tuple ? Interval.ofTuple(tuple) : literal;
            case PASSWORD ->
                Password.parse(literal.toString())
                        .<Object>map(password -> password)
                        .orElse(literal);
            case BOOLEAN -> truth(literal);
            case MULTILINK -> multilink(property, literal);
            case INTEGER -> literal instanceof Number number ? (Object) number.intValue() : literal;
            default -> literal;
        };
    }

    /** PostgreSQL's journals hold {@code 'TRUE'}, others a number. */
    private static Object truth(Object literal) {
        if (literal instanceof Number number) {
            return number.longValue() != 0;
        }
        return switch (literal.toString().toUpperCase(Locale.ROOT)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> literal;
        };
    }

    /** Old versions recorded the whole list, newer ones what was added and removed. */
    private static Object multilink(Property property, Object literal) {
        if (literal instanceof List<?> list) {
            return ValueLiteral.ids(property, list);
        }
        if (!(literal instanceof PythonTuple parts)) {
            return literal;
        }
        List<String> added = List.of();
        List<String> removed = List.of();
        for (Object part : parts.items()) {
            if (!(part instanceof PythonTuple pair && pair.size() == 2 && pair.get(1) instanceof List<?> list)) {
                throw new ValueError("the change of \"" + property.name() + "\" is neither a list nor added and"
                        + " removed ids: " + PythonLiteral.repr(literal));
            }
            if ("+".equals(pair.get(0))) {
                added = ValueLiteral.ids(property, list);
            } else {
                removed = ValueLiteral.ids(property, list);
            }
        }
        return new JournalEntry.Delta(added, removed);
    }
}
