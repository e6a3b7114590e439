package org.roundup.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.hyperdb.Hyperdb;

/**
 * The roles and permissions of a tracker. Immutable; made by {@link SecurityBuilder} and shared by all threads. Ask
 * questions through {@link #on}.
 */
public final class Security {

    private final Map<String, Role> roles;
    private final Map<String, List<Permission>> permissions;

    private final PermissionNames names;

    Security(Map<String, Role> roles, Map<String, List<Permission>> permissions, PermissionNames names) {
        this.names = names;
        this.roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        Map<String, List<Permission>> copy = new LinkedHashMap<>();
        permissions.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        this.permissions = Collections.unmodifiableMap(copy);
    }

    /** The roles by name in lower case. */
    public Map<String, Role> roles() {
        return roles;
    }

    /** The permissions by name, those that nobody has included. */
    public Map<String, List<Permission>> permissions() {
        return permissions;
    }

    /** A line for each permission that names a class or properties which do not exist, and so grants less than it says. */
    public List<String> problems() {
        return names.problems();
    }

    /** Those properties of a permission that do not exist. */
    public List<String> unknownProperties(Permission permission) {
        return names.unknownProperties(permission);
    }

    /** The permissions as they are in a unit of work. */
    public Access on(Hyperdb db) {
        return new Access(this, db, false);
    }

    /** The roles of those names, in any case; unknown ones are left out. */
    List<Role> rolesNamed(Collection<String> names) {
        List<Role> found = new ArrayList<>(names.size());
        for (String name : names) {
            Role role = roles.get(name.toLowerCase(Locale.ROOT));
            if (role != null) {
                found.add(role);
            }
        }
        return found;
    }
}
