package org.roundup.tracker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.roundup.store.schema.StoredSchema;
import org.roundup.store.sql.SqlSession;

/** The rows of classes that have a key and few items, such as states and priorities; users are left out. */
final class SampleRows {

    private static final int MOST = 50;

    private static final Set<String> SIMPLE =
            Set.of("<roundup.hyperdb.String>", "<roundup.hyperdb.Number>", "<roundup.hyperdb.Integer>");

    private SampleRows() {}

    static Map<String, List<Map<String, Object>>> of(SqlSession session, StoredSchema stored) {
        Map<String, List<Map<String, Object>>> samples = new TreeMap<>();
        stored.classes().forEach((name, recorded) -> {
            if (!recorded.key().isEmpty() && !name.equals("user")) {
                List<String> columns = recorded.properties().keySet().stream()
                        .filter(property ->
                                SIMPLE.contains(recorded.properties().get(property)))
                        .toList();
                List<Map<String, Object>> rows = rows(session, name, columns);
                if (rows.size() <= MOST) {
                    samples.put(name, rows);
                }
            }
        });
        return samples;
    }

    private static List<Map<String, Object>> rows(SqlSession session, String name, List<String> columns) {
        String list =
                String.join(", ", columns.stream().map(column -> "_" + column).toList());
        return session.query(
                "SELECT " + list + " FROM _" + name + " WHERE __retired__ = 0 ORDER BY id LIMIT " + (MOST + 1),
                List.of(),
                row -> {
                    Map<String, Object> values = new TreeMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        values.put(columns.get(i), row.getObject(i + 1));
                    }
                    return values;
                });
    }
}
