package org.roundup.cli.admin.command;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Options;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.ValueText;

/** Prints values as JSON, and lists of ids in the forms that the options ask for. */
final class Answer {

    private Answer() {}

    /**
     * Prints a value as one line of JSON.
     *
     * @param value null, Boolean, Number, Collection, Map with text keys, Instant; anything else is a text
     */
    static void json(Session session, Object value) {
        session.print(jsonValue(value).toString());
    }

    private static JsonValue jsonValue(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Integer || value instanceof Long) {
            return Json.createValue(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? Json.createValue(number) : JsonValue.NULL;
        }
        if (value instanceof Collection<?> list) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            list.forEach(each -> array.add(jsonValue(each)));
            return array.build();
        }
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            map.forEach((key, each) -> object.add(key.toString(), jsonValue(each)));
            return object.build();
        }
        return Json.createValue(value instanceof Instant time ? time.toString() : ValueText.str(value));
    }

    /** Prints what a search has found: a Python list, or with a separator, or as JSON; perhaps with the class. */
    static void ids(Session session, String className, List<String> found) {
        Options options = session.options();
        List<String> ids =
                options.designators() ? found.stream().map(id -> className + id).toList() : found;
        if (options.json()) {
            json(session, ids);
        } else if (options.separator() != null) {
            session.print(String.join(options.separator(), ids));
        } else {
            session.print(PythonLiteral.str(ids));
        }
    }
}
