package org.roundup.tracker.script.api;

import groovy.lang.Closure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Schema;
import org.roundup.security.Permission;
import org.roundup.security.PermissionCheck;
import org.roundup.security.RoleBuilder;
import org.roundup.security.Security;
import org.roundup.security.SecurityBuilder;

/** {@code db.security} while a tracker starts: takes declarations of roles and permissions. */
public final class SetupSecurity {

    private final ScriptContext context;
    private final SecurityBuilder builder = new SecurityBuilder();

    SetupSecurity(ScriptContext context) {
        this.context = context;
    }

    void classDeclared(String name) {
        builder.addClass(name);
    }

    /** The roles and permissions that have been declared. */
    public Security build(Schema schema) {
        return builder.build(schema);
    }

    /** {@code addRole(name: 'Developer', description: '…')}. */
    public RoleBuilder addRole(Map<String, ?> arguments) {
        return builder.addRole(ScriptValues.plain(arguments));
    }

    /**
     * {@code addPermission(name: 'View', klass: 'user', properties: […], check: …, filter: …, description: '…')}.
     * Checks have the parameters {@code db, userid, itemid} and may have a fourth, a map with {@code permission},
     * {@code classname} and {@code property}; filters have {@code db, userid, klass} and give a list of search
     * arguments.
     */
    public Permission addPermission(Map<String, ?> arguments) {
        Map<String, Object> plain = ScriptValues.plain(arguments);
        plain.computeIfPresent("check", (name, check) -> check(check));
        plain.computeIfPresent(
                "filter",
                (name, filter) -> filter instanceof Closure<?> code ? new ScriptFilter(context, code) : filter);
        return builder.addPermission(plain);
    }

    private Object check(Object check) {
        return check instanceof Closure<?> code ? new ScriptCheck(context, code) : check;
    }

    public Permission getPermission(String name) {
        return builder.getPermission(name);
    }

    public Permission getPermission(String name, String className) {
        return builder.getPermission(name, className);
    }

    public void addPermissionToRole(String role, Permission permission) {
        builder.addPermissionToRole(role, permission);
    }

    public void addPermissionToRole(String role, String permission) {
        builder.addPermissionToRole(role, permission);
    }

    public void addPermissionToRole(String role, String permission, String className) {
        builder.addPermissionToRole(role, permission, className);
    }

    public void addPermissionToRole(String role, String permission, String className, Collection<?> properties) {
        addPermissionToRole(Map.of("properties", properties), role, permission, className);
    }

    /** With {@code properties}, {@code check} and {@code props_only} as the permission was defined. */
    public void addPermissionToRole(Map<String, ?> given, String role, String permission, String className) {
        Options options = new Options("addPermissionToRole", given);
        Object properties = ScriptValues.plain(options.value("properties"));
        Object check = check(options.value("check"));
        Object propsOnly = options.value("props_only");
        options.requireNoOthers();
        builder.addPermissionToRole(
                role,
                permission,
                className,
                properties instanceof Collection<?> names
                        ? names.stream().map(String::valueOf).toList()
                        : null,
                (PermissionCheck) check,
                (Boolean) propsOnly);
    }

    public void set_props_only_default(boolean propsOnly) {
        builder.setPropsOnlyDefault(propsOnly);
    }

    public boolean get_props_only_default() {
        return builder.getPropsOnlyDefault();
    }

    /** The roles by name in lower case. */
    public Map<String, RoleBuilder> getRole() {
        return builder.getRole();
    }

    /** The permissions by name. */
    public Map<String, List<Permission>> getPermission() {
        return new LinkedHashMap<>(builder.getPermission());
    }
}
