package org.roundup.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A role: a name in lower case, a description and permissions. Immutable. */
public final class Role {

    /** Permissions of one name and class. */
    private record Grants(List<Permission> unchecked, List<Permission> checked) {
        Grants() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private final String name;
    private final String description;
    private final List<Permission> permissions;

    /** Name of the permission → name of the class, or null → permissions. */
    private final Map<String, Map<String, Grants>> grants = new HashMap<>();

    Role(String name, String description, List<Permission> permissions) {
        this.name = name;
        this.description = description;
        this.permissions = permissions.stream()
                .sorted(Comparator.comparing(
                                (Permission permission) -> permission.className() == null ? "" : permission.className())
                        .thenComparing(Permission::name))
                .toList();
        for (Permission permission : permissions) {
            Grants same = grants.computeIfAbsent(permission.name(), key -> new HashMap<>())
                    .computeIfAbsent(permission.className(), key -> new Grants());
            (permission.isChecked() ? same.checked : same.unchecked).add(permission);
        }
    }

    /** The name, in lower case. */
    public String name() {
        return name;
    }

    /** The description; empty if there is none. */
    public String description() {
        return description;
    }

    /** The permissions, those for all classes first, then sorted by class and name. */
    public List<Permission> permissions() {
        return permissions;
    }

    /**
     * Whether a permission of that name, for that class or for all, passes the test.
     *
     * @param className null finds only permissions without a class
     * @param checked whether to look at those with a check, or those without
     */
    boolean any(String permission, String className, boolean checked, Predicate<Permission> test) {
        Map<String, Grants> byClass = grants.get(permission);
        if (byClass == null) {
            return false;
        }
        return (className != null && anyOf(byClass.get(null), checked, test))
                || anyOf(byClass.get(className), checked, test);
    }

    /** The permissions that have a check, of that name and for that class or for all. */
    List<Permission> checked(String permission, String className) {
        Map<String, Grants> byClass = grants.get(permission);
        if (byClass == null) {
            return List.of();
        }
        List<Permission> found = new ArrayList<>();
        for (String key : Arrays.asList(null, className)) {
            Grants same = byClass.get(key);
            if (same != null) {
                found.addAll(same.checked);
            }
        }
        return found;
    }

    private static boolean anyOf(Grants grants, boolean checked, Predicate<Permission> test) {
        if (grants == null) {
            return false;
        }
        for (Permission permission : checked ? grants.checked : grants.unchecked) {
            if (test.test(permission)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Role " + name;
    }
}
