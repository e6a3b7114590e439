package org.roundup.security;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.ValueError;

/** Compares the classes and properties that permissions name with those of the schema. */
final class PermissionNames {

    private PermissionNames() {}

    /** Throws a {@link ValueError} that lists everything that does not exist. */
    static void check(Security security, Schema schema) {
        Set<Permission> all = new LinkedHashSet<>();
        security.permissions().values().forEach(all::addAll);
        security.roles().values().forEach(role -> all.addAll(role.permissions()));
        List<String> errors = new ArrayList<>();
        for (Permission permission : all) {
            if (permission.className() != null && !schema.has(permission.className())) {
                errors.add("permission " + permission.title() + " is for a class that does not exist");
            } else if (permission.properties() != null) {
                checkProperties(permission, schema, errors);
            }
        }
        if (!errors.isEmpty()) {
            throw new ValueError(String.join("\n", errors));
        }
    }

    private static void checkProperties(Permission permission, Schema schema, List<String> errors) {
        List<String> unknown = permission.properties().stream()
                .filter(property -> !exists(permission.className(), property, schema))
                .toList();
        if (!unknown.isEmpty()) {
            errors.add("permission " + permission.title() + " names properties that do not exist: "
                    + String.join(", ", unknown));
        }
    }

    private static boolean exists(String className, String property, Schema schema) {
        if (className == null) {
            return schema.classes().stream().anyMatch(definition -> definition.has(property));
        }
        return schema.get(className).has(property);
    }
}
