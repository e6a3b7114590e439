package org.roundup.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;

/**
 * Collects the roles and permissions that the scripts of a tracker declare, and makes a {@link Security} of them. It
 * starts with the roles User, Admin and Anonymous, of which Admin may do everything. The methods are those that schema
 * scripts know as {@code db.security}. Not thread-safe.
 */
public final class SecurityBuilder {

    private static final List<String> CLASS_PERMISSIONS = List.of("Create", "Edit", "Restore", "Retire", "View");

    private final Map<String, List<Permission>> permissions = new LinkedHashMap<>();
    private final Map<String, RoleBuilder> roles = new LinkedHashMap<>();
    private final Set<String> classNames = new HashSet<>();
    private boolean propsOnlyDefault;

    public SecurityBuilder() {
        addRole("User", "May do what the tracker grants to everybody who is registered");
        addRole("Admin", "May do everything");
        addRole("Anonymous", "Whoever is not logged in");
        for (String name : CLASS_PERMISSIONS) {
            grantToAdmin(name, "User may " + name.toLowerCase(Locale.ROOT) + " everything");
        }
        grantToAdmin("Web Access", "User may use the web pages");
        grantToAdmin("Rest Access", "User may use the REST interface");
        grantToAdmin("Xmlrpc Access", "User may use the XML-RPC interface");
        grantToAdmin("Web Roles", "User may change the roles of users");
        grantToAdmin("Email Access", "User may send mail to the tracker");
    }

    private void grantToAdmin(String name, String description) {
        addPermissionToRole("Admin", addPermission(new Permission(name, description, null, null, null, false, null)));
    }

    /**
     * Makes the permissions Create, Edit, Restore, Retire and View for a class. To be called for each class when it is
     * declared.
     */
    public void addClass(String className) {
        if (!classNames.add(className)) {
            return;
        }
        for (String name : CLASS_PERMISSIONS) {
            String verb = name.equals("View") ? "access" : name.toLowerCase(Locale.ROOT);
            addPermission(new Permission(
                    name, "User is allowed to " + verb + " " + className, className, null, null, false, null));
        }
    }

    /** Adds a role, in place of an older one of that name. */
    public RoleBuilder addRole(String name, String description) {
        return addRole(new RoleBuilder(name, description));
    }

    /**
     * Adds a role from named arguments: name, description, permissions.
     *
     * @throws ValueError if an argument is unknown or of the wrong type
     */
    public RoleBuilder addRole(Map<String, ?> arguments) {
        return addRole(PermissionSpec.role(arguments));
    }

    private RoleBuilder addRole(RoleBuilder role) {
        roles.put(role.getName(), role);
        return role;
    }

    /** Adds a permission, so that {@link #getPermission} finds it. Nobody has it yet. */
    public Permission addPermission(Permission permission) {
        permissions
                .computeIfAbsent(permission.name(), name -> new ArrayList<>())
                .add(permission);
        return permission;
    }

    /**
     * Adds a permission from named arguments: name, description, klass, properties, check, props_only, filter; see
     * {@link Permission}.
     *
     * @throws ValueError if an argument is unknown or of the wrong type, or the permission makes no sense
     */
    public Permission addPermission(Map<String, ?> arguments) {
        return addPermission(PermissionSpec.permission(arguments, propsOnlyDefault));
    }

    /**
     * Finds the permission with exactly that definition.
     *
     * @param propsOnly null for the default
     * @throws ValueError if there is no such permission or class
     */
    public Permission getPermission(
            String name, String className, Collection<String> properties, PermissionCheck check, Boolean propsOnly) {
        List<Permission> sameName = permissions.get(name);
        if (sameName == null) {
            throw new ValueError("No permission \"" + name + "\" defined");
        }
        if (className != null && !classNames.contains(className)) {
            throw new ValueError("No class \"" + className + "\" defined");
        }
        Permission wanted = new Permission(
                name, "", className, properties, check, propsOnly == null ? propsOnlyDefault : propsOnly, null);
        for (Permission permission : sameName) {
            if (permission.isDefinedAs(wanted)) {
                return permission;
            }
        }
        throw new ValueError("No permission \"" + name + "\" defined for \"" + className + "\"");
    }

    public Permission getPermission(String name, String className) {
        return getPermission(name, className, null, null, null);
    }

    public Permission getPermission(String name) {
        return getPermission(name, null);
    }

    /**
     * Gives a role a permission.
     *
     * @throws UnknownName if there is no such role
     */
    public void addPermissionToRole(String role, Permission permission) {
        RoleBuilder known = roles.get(role.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new UnknownName("There is no role called \"" + role + "\"");
        }
        known.addPermission(permission);
    }

    /** Gives a role the permission of that name that belongs to no class. */
    public void addPermissionToRole(String role, String permission) {
        addPermissionToRole(role, getPermission(permission));
    }

    /** Gives a role the permission of that name for a class as a whole. */
    public void addPermissionToRole(String role, String permission, String className) {
        addPermissionToRole(role, getPermission(permission, className));
    }

    /** Gives a role the permission that {@link #getPermission} finds. */
    public void addPermissionToRole(
            String role,
            String permission,
            String className,
            Collection<String> properties,
            PermissionCheck check,
            Boolean propsOnly) {
        addPermissionToRole(role, getPermission(permission, className, properties, check, propsOnly));
    }

    /** What permissions defined from now on have as {@code props_only} if they do not say it. */
    public void setPropsOnlyDefault(boolean propsOnly) {
        propsOnlyDefault = propsOnly;
    }

    public boolean getPropsOnlyDefault() {
        return propsOnlyDefault;
    }

    /** The roles by name in lower case. */
    public Map<String, RoleBuilder> getRole() {
        return Collections.unmodifiableMap(roles);
    }

    /** The permissions by name. */
    public Map<String, List<Permission>> getPermission() {
        return Collections.unmodifiableMap(permissions);
    }

    /**
     * The finished roles and permissions. Classes and properties that they name but the schema does not have are told
     * by {@link Security#problems}.
     */
    public Security build(Schema schema) {
        Map<String, Role> built = new LinkedHashMap<>();
        roles.forEach((name, role) -> built.put(name, role.build()));
        return new Security(built, permissions, new PermissionNames(built, permissions, schema));
    }
}
