package org.roundup.cli.admin.adopt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.store.schema.StoredSchema;
import org.roundup.tracker.RecordedSchema;

/**
 * A class as the database records it, and what follows from that.
 *
 * @param kind what its properties let it look like
 * @param key name of the key, or empty
 * @param types property → how {@code schema.groovy} declares it; without those that the kind brings along
 * @param properties names of all properties
 */
record AdoptedClass(
        String name, ClassDefinition.Kind kind, String key, Map<String, String> types, Set<String> properties) {

    private static final String PREFIX = "<roundup.hyperdb.";
    private static final Map<String, String> FILE_PROPERTIES = Map.of("content", "String", "type", "String");

    static AdoptedClass of(String name, StoredSchema.StoredClass recorded, RecordedSchema schema) {
        Map<String, String> issueProperties = Map.of(
                "title", "String",
                "messages", "Multilink to \"msg\"",
                "files", "Multilink to \"file\"",
                "nosy", "Multilink to \"user\"",
                "superseder", "Multilink to \"" + name + "\"");
        Map<String, String> bare = new LinkedHashMap<>();
        recorded.properties().forEach((property, type) -> bare.put(property, bare(type)));
        ClassDefinition.Kind kind = ClassDefinition.Kind.PLAIN;
        Map<String, String> inherited = Map.of();
        if (bare.entrySet().containsAll(issueProperties.entrySet())) {
            kind = ClassDefinition.Kind.ISSUE;
            inherited = issueProperties;
        } else if (bare.entrySet().containsAll(FILE_PROPERTIES.entrySet())) {
            kind = ClassDefinition.Kind.FILE;
            inherited = FILE_PROPERTIES;
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (Map.Entry<String, String> property : bare.entrySet()) {
            if (!inherited.containsKey(property.getKey())) {
                boolean indexed = schema.indexed().contains(name + "." + property.getKey());
                types.put(property.getKey(), declaration(property.getValue(), indexed));
            }
        }
        return new AdoptedClass(name, kind, recorded.key(), types, bare.keySet());
    }

    /** {@code Link to "user"} for {@code <roundup.hyperdb.Link to "user">}. */
    private static String bare(String type) {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length(), type.length() - 1) : type;
    }

    private static String declaration(String bare, boolean indexed) {
        int to = bare.indexOf(" to ");
        if (to >= 0) {
            return bare.substring(0, to) + "(" + bare.substring(to + 4).replace('"', '\'') + ")";
        }
        return bare + (indexed ? "(indexme: 'yes')" : "()");
    }

    /** The name of the function that declares it. */
    String function() {
        return switch (kind) {
            case PLAIN -> "Class";
            case FILE -> "FileClass";
            case ISSUE -> "IssueClass";
        };
    }
}
