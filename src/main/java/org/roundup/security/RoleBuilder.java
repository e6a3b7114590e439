package org.roundup.security;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A role under construction. Not thread-safe. */
public final class RoleBuilder {

    private final String name;
    private final String description;
    private final List<Permission> permissions = new ArrayList<>();

    RoleBuilder(String name, String description) {
        this.name = name.toLowerCase(Locale.ROOT);
        this.description = description == null ? "" : description;
    }

    /** The name, in lower case. */
    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    /** What the role has been given so far, in that order. */
    public List<Permission> getPermissions() {
        return Collections.unmodifiableList(permissions);
    }

    /** Gives the role permissions. */
    public void addPermission(Permission... added) {
        permissions.addAll(List.of(added));
    }

    Role build() {
        return new Role(name, description, permissions);
    }
}
