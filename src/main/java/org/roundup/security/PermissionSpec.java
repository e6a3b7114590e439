package org.roundup.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ValueError;

/** Reads the named arguments with which schema scripts define permissions and roles. */
final class PermissionSpec {

    private static final Set<String> PERMISSION_ARGUMENTS =
            Set.of("name", "description", "klass", "properties", "check", "props_only", "filter");

    private static final Set<String> ROLE_ARGUMENTS = Set.of("name", "description", "permissions");

    private PermissionSpec() {}

    static Permission permission(Map<String, ?> arguments, boolean propsOnlyDefault) {
        requireKnown(arguments, PERMISSION_ARGUMENTS, "permission");
        return new Permission(
                text(arguments, "name"),
                text(arguments, "description"),
                text(arguments, "klass"),
                names(arguments.get("properties")),
                typed(arguments, "check", PermissionCheck.class),
                propsOnly(arguments.get("props_only"), propsOnlyDefault),
                typed(arguments, "filter", PermissionFilter.class));
    }

    static RoleBuilder role(Map<String, ?> arguments) {
        requireKnown(arguments, ROLE_ARGUMENTS, "role");
        String name = text(arguments, "name");
        if (name == null || name.isBlank()) {
            throw new ValueError("A role needs a name");
        }
        RoleBuilder role = new RoleBuilder(name, text(arguments, "description"));
        if (arguments.get("permissions") instanceof Collection<?> permissions) {
            for (Object permission : permissions) {
                if (!(permission instanceof Permission)) {
                    throw new ValueError("The permissions of role " + name + " must be a list of permissions");
                }
                role.addPermission((Permission) permission);
            }
        }
        return role;
    }

    private static void requireKnown(Map<String, ?> arguments, Set<String> known, String what) {
        for (String name : arguments.keySet()) {
            if (!known.contains(name)) {
                throw new ValueError("A " + what + " has no argument \"" + name + "\". There are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private static String text(Map<String, ?> arguments, String name) {
        Object value = arguments.get(name);
        if (value == null || value instanceof CharSequence) {
            return value == null ? null : value.toString();
        }
        throw new ValueError(name + " of a permission or role must be text, not " + value);
    }

    private static List<String> names(Object properties) {
        if (properties == null) {
            return null;
        }
        if (!(properties instanceof Collection<?> collection)) {
            throw new ValueError("properties of a permission must be a list of names, not " + properties);
        }
        List<String> names = new ArrayList<>();
        for (Object name : collection) {
            names.add(String.valueOf(name));
        }
        return names;
    }

    private static boolean propsOnly(Object value, boolean propsOnlyDefault) {
        if (value == null) {
            return propsOnlyDefault;
        }
        if (value instanceof Boolean given) {
            return given;
        }
        throw new ValueError("props_only of a permission must be true or false, not " + value);
    }

    private static <T> T typed(Map<String, ?> arguments, String name, Class<T> type) {
        Object value = arguments.get(name);
        if (value != null && !type.isInstance(value)) {
            throw new ValueError(name + " of a permission must be a function, not " + value);
        }
        return type.cast(value);
    }
}
