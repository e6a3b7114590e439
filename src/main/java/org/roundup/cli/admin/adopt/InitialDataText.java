package org.roundup.cli.admin.adopt;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.tracker.RecordedSchema;

/** The text of {@code initial_data.groovy}, with which another database of the same kind would begin. */
final class InitialDataText {

    private final RecordedSchema schema;

    InitialDataText(RecordedSchema schema) {
        this.schema = schema;
    }

    String write() {
        StringBuilder text = new StringBuilder(
                "// What a new database of this tracker contains: the rows of its small classes, and two users.\n");
        schema.samples().forEach((name, rows) -> rows(text, name, rows));
        Set<String> user = schema.classes().classes().containsKey("user")
                ? schema.classes().classes().get("user").properties().keySet()
                : Set.of();
        text.append("\ndb.user.create(username: 'admin', password: adminpw")
                .append(user.contains("address") ? ", address: admin_email" : "")
                .append(user.contains("roles") ? ", roles: 'Admin'" : "")
                .append(")\ndb.user.create(username: 'anonymous'")
                .append(user.contains("roles") ? ", roles: 'Anonymous'" : "")
                .append(")\n");
        return text.toString();
    }

    private static void rows(StringBuilder text, String name, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append('\n');
        for (Map<String, Object> row : rows) {
            text.append("db.")
                    .append(name)
                    .append(".create(")
                    .append(row.entrySet().stream()
                            .filter(value -> value.getValue() != null)
                            .map(value -> value.getKey() + ": " + literal(value.getValue()))
                            .collect(Collectors.joining(", ")))
                    .append(")\n");
        }
    }

    private static String literal(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
        if (value instanceof Number) {
            return value.toString();
        }
        return quoted(value.toString());
    }

    private static String quoted(String text) {
        return '\''
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '\'';
    }
}
