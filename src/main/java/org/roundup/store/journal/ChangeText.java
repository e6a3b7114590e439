package org.roundup.store.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.PythonTuple;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.sql.Dialect;

/** Turns what a journal entry records into the text of the column {@code params} and back. */
final class ChangeText {

    private final Dialect dialect;

    ChangeText(Dialect dialect) {
        this.dialect = dialect;
    }

    String write(ClassDefinition definition, String action, JournalEntry.Change change) {
        if (change instanceof JournalEntry.Values values) {
            Map<String, Object> literal = new LinkedHashMap<>();
            values.old().forEach((name, value) -> literal.put(name, literal(definition.property(name), value)));
            return PythonLiteral.stored(literal);
        }
        if (change instanceof JournalEntry.Reference reference) {
            return PythonLiteral.stored(PythonTuple.of(reference.className(), reference.id(), reference.property()));
        }
        return action.equals("create") ? "{}" : "None";
    }

    private Object literal(Property property, Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof JournalEntry.Delta delta) {
            return literal(delta);
        }
        if (value instanceof Password || value instanceof Interval) {
            return value.toString();
        }
        if (value instanceof RoundupDate date) {
            return dialect.journalDate(date);
        }
        if (value instanceof Boolean truth) {
            return dialect.journalBoolean(truth);
        }
        return property.kind() == PropertyType.Kind.INTEGER && value instanceof Number number
                ? (Object) number.longValue()
                : value;
    }

    private static PythonTuple literal(JournalEntry.Delta delta) {
        List<Object> parts = new ArrayList<>();
        if (!delta.added().isEmpty()) {
            parts.add(PythonTuple.of("+", delta.added()));
        }
        if (!delta.removed().isEmpty()) {
            parts.add(PythonTuple.of("-", delta.removed()));
        }
        return new PythonTuple(parts);
    }

    JournalEntry.Change read(ClassDefinition definition, String action, String text) {
        Object literal = text == null ? null : PythonLiteral.parseStored(text);
        if (literal instanceof Map<?, ?> map && !action.equals("create")) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((name, value) -> values.put((String) name, value(definition, (String) name, value)));
            return new JournalEntry.Values(values);
        }
        if (literal instanceof PythonTuple tuple && tuple.size() == 3) {
            return new JournalEntry.Reference(
                    String.valueOf(tuple.get(0)), String.valueOf(tuple.get(1)), String.valueOf(tuple.get(2)));
        }
        return new JournalEntry.None();
    }

    /** Values that do not fit what the schema now says of their property stay as they are stored. */
    private Object value(ClassDefinition definition, String name, Object stored) {
        if (stored == null || !definition.has(name)) {
            return stored;
        }
        try {
            return value(definition.property(name).kind(), stored);
        } catch (ValueError ofAnotherType) {
            return stored;
        }
    }

    private Object value(PropertyType.Kind kind, Object stored) {
        return switch (kind) {
            case DATE -> RoundupDate.ofStored(stored.toString());
            case INTERVAL -> Interval.ofStored(stored.toString());
            case PASSWORD -> journalled(stored.toString());
            case BOOLEAN -> truth(stored);
            case NUMBER -> stored instanceof Number number ? (Object) number.doubleValue() : stored;
            case INTEGER -> stored instanceof Number number ? (Object) number.intValue() : stored;
            case LINK -> stored.toString();
            case MULTILINK -> multilink(stored);
            case STRING -> stored;
        };
    }

    /** Only the scheme of a password is kept in journals; what has another form is no secret. */
    private static Object journalled(String stored) {
        return Password.parse(stored).<Object>map(password -> password).orElse(stored);
    }

    private static Object truth(Object stored) {
        if (stored instanceof Boolean) {
            return stored;
        }
        if (stored instanceof Number number) {
            return number.longValue() != 0;
        }
        return stored.toString().equalsIgnoreCase("true");
    }

    private static Object multilink(Object stored) {
        if (!(stored instanceof PythonTuple parts)) {
            return stored instanceof List<?> list ? texts(list) : stored;
        }
        List<String> added = List.of();
        List<String> removed = List.of();
        for (Object part : parts.items()) {
            if (part instanceof PythonTuple pair && pair.size() == 2 && pair.get(1) instanceof List<?> ids) {
                if ("+".equals(pair.get(0))) {
                    added = texts(ids);
                } else {
                    removed = texts(ids);
                }
            }
        }
        return new JournalEntry.Delta(added, removed);
    }

    private static List<String> texts(List<?> ids) {
        List<String> texts = new ArrayList<>();
        ids.forEach(id -> texts.add(String.valueOf(id)));
        return texts;
    }
}
