package org.roundup.store.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.sql.SqlSession;

/** The properties among whose texts to look: class → properties, never none. */
record TextFields(Map<String, List<String>> properties) {

    /** The indexed properties of some classes that a filter lets through. */
    static TextFields of(Iterable<ClassDefinition> classes, TextFilter filter) {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        for (ClassDefinition definition : classes) {
            List<String> names = definition.properties().stream()
                    .filter(property -> isIndexed(property) && filter.reads(definition.name(), property.name()))
                    .map(Property::name)
                    .toList();
            if (!names.isEmpty()) {
                properties.put(definition.name(), names);
            }
        }
        return new TextFields(properties);
    }

    private static boolean isIndexed(Property property) {
        return property.type() instanceof PropertyType.StringType text && text.indexed();
    }

    boolean isEmpty() {
        return properties.isEmpty();
    }

    boolean has(String className) {
        return properties.containsKey(className);
    }

    /**
     * Condition on the columns {@code _class} and {@code _prop}.
     *
     * @param prefix what goes before their names
     */
    Fragment condition(String prefix) {
        List<String> alternatives = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        properties.forEach((className, names) -> {
            alternatives.add(
                    "(" + prefix + "_class = ? AND " + prefix + "_prop IN (" + SqlSession.marks(names.size()) + "))");
            parameters.add(className);
            parameters.addAll(names);
        });
        return new Fragment("(" + String.join(" OR ", alternatives) + ")", parameters);
    }
}
