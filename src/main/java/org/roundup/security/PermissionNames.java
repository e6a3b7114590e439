package org.roundup.security;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Schema;

/**
 * Finds permissions that name classes or properties which the schema does not have. They are harmless, since they grant
 * nothing for what is not there, but mostly they are typing errors.
 */
final class PermissionNames {

    private final Map<Permission, List<String>> unknownProperties = new IdentityHashMap<>();
    private final List<String> problems = new ArrayList<>();

    PermissionNames(Map<String, Role> roles, Map<String, List<Permission>> permissions, Schema schema) {
        Set<Permission> all = new LinkedHashSet<>();
        permissions.values().forEach(all::addAll);
        roles.values().forEach(role -> all.addAll(role.permissions()));
        for (Permission permission : all) {
            if (permission.className() != null && !schema.has(permission.className())) {
                problems.add("permission " + permission.title() + " is for a class that does not exist");
            } else if (permission.properties() != null) {
                check(permission, schema);
            }
        }
    }

    private void check(Permission permission, Schema schema) {
        List<String> unknown = permission.properties().stream()
                .filter(property -> !exists(permission.className(), property, schema))
                .toList();
        if (!unknown.isEmpty()) {
            unknownProperties.put(permission, unknown);
            problems.add("permission " + permission.title() + " names properties that do not exist: "
                    + String.join(", ", unknown));
        }
    }

    private static boolean exists(String className, String property, Schema schema) {
        if (className == null) {
            return schema.classes().stream().anyMatch(definition -> definition.has(property));
        }
        return schema.get(className).has(property);
    }

    /** A line for each permission that names what does not exist. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Those properties of a permission that do not exist. */
    List<String> unknownProperties(Permission permission) {
        return unknownProperties.getOrDefault(permission, List.of());
    }
}
