package org.roundup.web.action;

import java.util.Map;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.security.RoleChange;
import org.roundup.web.visit.Permissions;
import org.roundup.web.visit.Visit;

/** Permissions to write items, for every property that is written. */
final class ItemPermissions {

    private ItemPermissions() {}

    /** Refuses unless the visitor may change all the properties of the item. */
    static void requireEdit(Visit visit, String className, String id, Map<String, Object> values) {
        for (String property : values.keySet()) {
            if (!visit.permissions().may("Edit", className, property, id)
                    || !mayChangeRoles(visit, className, id, values)) {
                throw new Unauthorised("You do not have permission to edit " + className);
            }
        }
    }

    /** Refuses unless the visitor may create an item with the properties. */
    static void requireCreate(Visit visit, String className, Map<String, Object> values) {
        Permissions permissions = visit.permissions();
        boolean allowed = permissions.may("Create", className)
                && mayChangeRoles(visit, className, null, values)
                && values.keySet().stream().allMatch(property -> permissions.may("Create", className, property, null));
        if (!allowed) {
            throw new Unauthorised("You do not have permission to create " + className);
        }
    }

    /** Nobody gives a role that he or she does not have, but for administrators. */
    private static boolean mayChangeRoles(Visit visit, String className, String id, Map<String, Object> values) {
        if (!className.equals("user") || !values.containsKey("roles")) {
            return true;
        }
        Object before = id == null ? null : visit.db().getclass(className).get(id, "roles");
        return new RoleChange((String) before, (String) values.get("roles"))
                .isAllowed(visit.security(), visit.db(), visit.user().id());
    }
}
