package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A class of the schema: its properties and the rules for key, label and order. Immutable; made by
 * {@link SchemaBuilder}.
 */
public final class ClassDefinition {

    /** What properties a class starts with. */
    public enum Kind {
        PLAIN,
        FILE,
        ISSUE
    }

    /** The properties that every class has; nobody writes them. */
    public static final List<Property> PROTECTED = List.of(
            Property.of("id", new PropertyType.StringType(false)),
            Property.of("creation", new PropertyType.DateType(null, true, null)),
            Property.of("activity", new PropertyType.DateType(null, true, null)),
            Property.of("creator", new PropertyType.LinkType("user", true, true, null, null)),
            Property.of("actor", new PropertyType.LinkType("user", true, true, null, null)));

    private static final Map<String, Property> PROTECTED_BY_NAME = byName(PROTECTED);

    private final String name;
    private final Kind kind;
    private final Map<String, Property> properties;
    private final String key;
    private final String label;
    private final String order;
    private final boolean journalled;

    ClassDefinition(
            String name,
            Kind kind,
            Collection<Property> properties,
            String key,
            String label,
            String order,
            boolean journalled) {
        this.name = name;
        this.kind = kind;
        this.properties = Collections.unmodifiableMap(byName(properties));
        this.key = key;
        this.label = label;
        this.order = order;
        this.journalled = journalled;
    }

    private static Map<String, Property> byName(Collection<Property> properties) {
        Map<String, Property> map = new LinkedHashMap<>();
        properties.forEach(property -> map.put(property.name(), property));
        return map;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether items carry content on disk. */
    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /** The properties without the protected ones, in declaration order, computed ones last. */
    public Collection<Property> properties() {
        return properties.values();
    }

    /** All properties: declared, computed, then the protected ones. */
    public List<Property> allProperties() {
        List<Property> all = new ArrayList<>(properties.values());
        all.addAll(PROTECTED);
        return all;
    }

    /** Whether the class has such a property, protected ones included. */
    public boolean has(String property) {
        return properties.containsKey(property) || PROTECTED_BY_NAME.containsKey(property);
    }

    /** Whether the name is one of the protected properties. */
    public static boolean isProtected(String property) {
        return PROTECTED_BY_NAME.containsKey(property);
    }

    /**
     * The property of that name, protected ones included.
     *
     * @throws UnknownName if there is none
     */
    public Property property(String property) {
        Property found = properties.get(property);
        if (found == null) {
            found = PROTECTED_BY_NAME.get(property);
        }
        if (found == null) {
            throw new UnknownName("'" + property + "' is not a property of " + name);
        }
        return found;
    }

    /** Name of the key property, or the empty string. */
    public String key() {
        return key;
    }

    public boolean hasKey() {
        return !key.isEmpty();
    }

    /** Name of the property that stands for an item: label set by the schema, key, name, title, else the first. */
    public String labelProperty() {
        return labelProperty(false);
    }

    /** As {@link #labelProperty()}, but with {@code id} as the last resort if asked for. */
    public String labelProperty(boolean defaultToId) {
        if (label != null) {
            return label;
        }
        if (hasKey()) {
            return key;
        }
        if (properties.containsKey("name")) {
            return "name";
        }
        if (properties.containsKey("title")) {
            return "title";
        }
        if (defaultToId) {
            return "id";
        }
        TreeSet<String> names = new TreeSet<>(properties.keySet());
        names.addAll(PROTECTED_BY_NAME.keySet());
        return names.first();
    }

    /** Name of the property by which items are sorted: order set by the schema, {@code order}, else the label. */
    public String orderProperty() {
        if (order != null) {
            return order;
        }
        return properties.containsKey("order") ? "order" : labelProperty();
    }

    /** Whether changes of items are journalled. */
    public boolean journalled() {
        return journalled;
    }

    @Override
    public String toString() {
        return name;
    }
}
