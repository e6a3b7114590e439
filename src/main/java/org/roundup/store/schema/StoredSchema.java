package org.roundup.store.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.PythonTuple;
import org.roundup.hyperdb.Schema;

/**
 * What the table {@code schema} records: for each class its key and the types of its stored properties, as a Python
 * literal.
 *
 * @param version version of the layout, 1 for databases that do not say
 */
public record StoredSchema(int version, Map<String, StoredClass> classes) {

    /** The version of the layout that this program reads and writes. */
    public static final int VERSION = 8;

    /** Key (may be empty) and property → type text of one class. */
    public record StoredClass(String key, Map<String, String> properties) {}

    /** The record of a schema. */
    static StoredSchema of(Schema schema) {
        Map<String, StoredClass> classes = new LinkedHashMap<>();
        for (ClassDefinition definition : schema.classes()) {
            Map<String, String> properties = new LinkedHashMap<>();
            for (Property property : definition.properties()) {
                if (!property.computed()) {
                    properties.put(property.name(), property.type().text());
                }
            }
            classes.put(definition.name(), new StoredClass(definition.key(), properties));
        }
        return new StoredSchema(VERSION, classes);
    }

    /** Reads the text of the table {@code schema}. */
    public static StoredSchema parse(String text) {
        try {
            Map<?, ?> all = (Map<?, ?>) PythonLiteral.parse(text);
            boolean versioned = all.containsKey("tables");
            int version = versioned ? ((Number) all.get("version")).intValue() : 1;
            Map<?, ?> tables = versioned ? (Map<?, ?>) all.get("tables") : all;
            Map<String, StoredClass> classes = new LinkedHashMap<>();
            tables.forEach((name, spec) -> classes.put((String) name, parseClass((PythonTuple) spec)));
            return new StoredSchema(version, classes);
        } catch (ClassCastException | NullPointerException error) {
            throw new DatabaseError("The table schema does not hold a schema that this program understands", error);
        }
    }

    private static StoredClass parseClass(PythonTuple spec) {
        String key = (String) spec.get(0);
        Map<String, String> properties = new LinkedHashMap<>();
        for (Object pair : (List<?>) spec.get(1)) {
            PythonTuple property = (PythonTuple) pair;
            properties.put((String) property.get(0), (String) property.get(1));
        }
        return new StoredClass(key == null ? "" : key, properties);
    }

    /** The text for the table {@code schema}. */
    String text() {
        Map<String, Object> tables = new LinkedHashMap<>();
        classes.forEach((name, stored) -> {
            List<Object> properties = new ArrayList<>();
            stored.properties().forEach((property, type) -> properties.add(PythonTuple.of(property, type)));
            tables.put(name, PythonTuple.of(stored.key(), properties));
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", (long) version);
        all.put("tables", tables);
        return PythonLiteral.repr(all);
    }

    /** Whether both record the same classes with the same keys and properties, in whatever order. */
    boolean matches(StoredSchema other) {
        return classes.equals(other.classes);
    }
}
