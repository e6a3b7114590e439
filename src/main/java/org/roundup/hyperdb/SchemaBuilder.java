package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects class declarations and turns them into a {@link Schema}: adds the properties that file and issue classes
 * start with, checks names and links, and adds the reverse multilinks. Not thread-safe.
 */
public final class SchemaBuilder {

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z]([A-Za-z_0-9]*[A-Za-z_]+)?");
    private static final Pattern PROPERTY_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, ClassBuilder> classes = new LinkedHashMap<>();

    /** A class under construction. */
    public static final class ClassBuilder {

        private final String name;
        private final ClassDefinition.Kind kind;
        private final Map<String, Property> properties = new LinkedHashMap<>();
        private String key = "";
        private String label;
        private String order;
        private boolean journalled = true;

        private ClassBuilder(String name, ClassDefinition.Kind kind) {
            this.name = name;
            this.kind = kind;
        }

        public String name() {
            return name;
        }

        /**
         * Adds a property.
         *
         * @throws ValueError if the name is taken, reserved or malformed
         */
        public ClassBuilder add(Property property) {
            String propertyName = property.name();
            if (ClassDefinition.isProtected(propertyName)) {
                throw new ValueError("\"creation\", \"activity\", \"creator\" and \"actor\" are reserved");
            }
            if (!PROPERTY_NAME.matcher(propertyName).matches()
                    || propertyName.endsWith("_int__")
                    || propertyName.equals("_retired__")) {
                throw new ValueError(
                        "Property name " + propertyName + " of class " + name
                                + " is not valid. It must start with a letter or \"_\" and have only letters, digits and \"_\"");
            }
            if (properties.putIfAbsent(propertyName, property) != null) {
                throw new ValueError(propertyName);
            }
            return this;
        }

        /** Makes a String property the key. */
        public ClassBuilder setkey(String property) {
            Property keyProperty = properties.get(property);
            if (keyProperty == null) {
                throw new UnknownName("'" + property + "' is not a property of " + name);
            }
            if (keyProperty.kind() != PropertyType.Kind.STRING) {
                throw new ValueError("key properties must be String");
            }
            key = property;
            return this;
        }

        /** Names the property that stands for an item. */
        public ClassBuilder setlabelprop(String property) {
            label = known(property);
            return this;
        }

        /** Names the property by which items are sorted. */
        public ClassBuilder setorderprop(String property) {
            order = known(property);
            return this;
        }

        public ClassBuilder disableJournalling() {
            journalled = false;
            return this;
        }

        public ClassBuilder enableJournalling() {
            journalled = true;
            return this;
        }

        private String known(String property) {
            if (!properties.containsKey(property) && !ClassDefinition.isProtected(property)) {
                throw new ValueError("Not a property name: " + property);
            }
            return property;
        }

        private void addMissing(Property property) {
            properties.putIfAbsent(property.name(), property);
        }
    }

    /**
     * Declares a class.
     *
     * @throws ValueError if the name is malformed or taken, or a property name is not allowed
     */
    public ClassBuilder declare(ClassDefinition.Kind kind, String name, Collection<Property> properties) {
        if (!CLASS_NAME.matcher(name).matches()) {
            throw new ValueError("Class name " + name + " is not valid. It must start with a letter, end with a letter"
                    + " or \"_\", and only have alphanumerics and \"_\" in the middle.");
        }
        if (classes.containsKey(name)) {
            throw new ValueError("Class \"" + name + "\" already defined.");
        }
        ClassBuilder builder = new ClassBuilder(name, kind);
        properties.forEach(builder::add);
        addInherited(builder);
        classes.put(name, builder);
        return builder;
    }

    private static void addInherited(ClassBuilder builder) {
        switch (builder.kind) {
            case FILE -> {
                builder.addMissing(Property.of("content", new PropertyType.StringType(true)));
                builder.addMissing(Property.of("type", new PropertyType.StringType(false)));
            }
            case ISSUE -> {
                builder.addMissing(Property.of("title", new PropertyType.StringType(true)));
                builder.addMissing(multilink("messages", "msg", true));
                builder.addMissing(multilink("files", "file", true));
                builder.addMissing(multilink("nosy", "user", false));
                builder.addMissing(multilink("superseder", builder.name, true));
            }
            case PLAIN -> {}
        }
    }

    private static Property multilink(String name, String target, boolean journalled) {
        return Property.of(name, new PropertyType.MultilinkType(target, journalled, true, null, null));
    }

    /**
     * The finished schema.
     *
     * @throws ValueError that lists all links to classes that do not exist and all reverse names that are taken
     */
    public Schema build() {
        List<String> errors = new ArrayList<>();
        Map<String, Set<Property>> reverse = new LinkedHashMap<>();
        for (ClassBuilder builder : classes.values()) {
            for (Property property : builder.properties.values()) {
                if (property.isReference()) {
                    checkReference(builder, property, reverse, errors);
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new ValueError(String.join("\n", errors));
        }
        List<ClassDefinition> definitions = new ArrayList<>();
        for (ClassBuilder builder : classes.values()) {
            List<Property> properties = new ArrayList<>(builder.properties.values());
            properties.addAll(reverse.getOrDefault(builder.name, Set.of()));
            definitions.add(new ClassDefinition(
                    builder.name,
                    builder.kind,
                    properties,
                    builder.key,
                    builder.label,
                    builder.order,
                    builder.journalled));
        }
        return new Schema(definitions);
    }

    private void checkReference(
            ClassBuilder builder, Property property, Map<String, Set<Property>> reverse, List<String> errors) {
        PropertyType.Reference type = property.reference();
        ClassBuilder target = classes.get(type.target());
        if (target == null) {
            errors.add("property " + builder.name + "." + property.name() + " links to non-existent class "
                    + type.target());
            return;
        }
        if (type.reverseName() == null) {
            return;
        }
        Set<Property> added = reverse.computeIfAbsent(target.name, name -> new LinkedHashSet<>());
        boolean taken = target.properties.containsKey(type.reverseName())
                || ClassDefinition.isProtected(type.reverseName())
                || added.stream().anyMatch(other -> other.name().equals(type.reverseName()));
        if (taken) {
            errors.add(type.reverseName() + " already a property of class " + target.name);
            return;
        }
        added.add(Property.of(
                type.reverseName(), new PropertyType.MultilinkType(builder.name, true, true, null, property)));
    }
}
