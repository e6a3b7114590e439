package org.roundup.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.PythonTuple;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;

/** The last field of a row of a journal file: what changed. */
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
                    sorted.put(name, literal(definition.property(name), value));
                }
            });
            return PythonLiteral.stored(sorted);
        }
        return "None";
    }

    private static Object literal(Property property, Object value) {
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
        return ValueLiteral.literal(property, value);
    }

    /** Reads the field of an entry with that action. */
    JournalEntry.Change read(String action, String field) {
        Object literal = ValueLiteral.parse(field);
        if (literal instanceof Map<?, ?> map && !action.equals("create")) {
            Map<String, Object> old = new LinkedHashMap<>();
            map.forEach((name, value) -> old.put((String) name, value((String) name, value)));
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
            case DATE -> ValueLiteral.date(property, literal);
            case INTERVAL -> ValueLiteral.interval(property, literal);
            case PASSWORD -> Password.parse(String.valueOf(literal)).orElse(null);
            case BOOLEAN -> ValueLiteral.truth(property, literal);
            case MULTILINK -> multilink(property, literal);
            case INTEGER -> literal instanceof Number number ? (Object) number.intValue() : literal;
            default -> literal;
        };
    }

    private static Object multilink(Property property, Object literal) {
        if (literal instanceof List<?> list) {
            return ids(property, list);
        }
        List<String> added = List.of();
        List<String> removed = List.of();
        if (literal instanceof PythonTuple parts) {
            for (Object part : parts.items()) {
                if (part instanceof PythonTuple pair && pair.size() == 2 && pair.get(1) instanceof List<?> list) {
                    if ("+".equals(pair.get(0))) {
                        added = ids(property, list);
                    } else {
                        removed = ids(property, list);
                    }
                }
            }
            return new JournalEntry.Delta(added, removed);
        }
        throw new ValueError("the change of \"" + property.name() + "\" is neither a list nor added and removed ids");
    }

    private static List<String> ids(Property property, List<?> list) {
        List<String> ids = new ArrayList<>(list.size());
        list.forEach(each -> ids.add(ValueLiteral.id(property, each)));
        return ids;
    }
}
