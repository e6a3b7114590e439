package org.roundup.web.action;

import java.util.Collection;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.web.visit.Permissions;
import org.roundup.web.visit.Visit;

/** Permissions to write items, for every property that is written. */
final class ItemPermissions {

    private ItemPermissions() {}

    /** Refuses unless the visitor may change all the properties of the item. */
    static void requireEdit(Visit visit, String className, String id, Collection<String> properties) {
        for (String property : properties) {
            if (!visit.permissions().may("Edit", className, property, id)
                    || !mayTouchRoles(visit, className, property)) {
                throw new Unauthorised("You do not have permission to edit " + className);
            }
        }
    }

    /** Refuses unless the visitor may create an item with the properties. */
    static void requireCreate(Visit visit, String className, Collection<String> properties) {
        Permissions permissions = visit.permissions();
        boolean allowed = permissions.may("Create", className)
                && properties.stream()
                        .allMatch(property -> permissions.may("Create", className, property, null)
                                && mayTouchRoles(visit, className, property));
        if (!allowed) {
            throw new Unauthorised("You do not have permission to create " + className);
        }
    }

    private static boolean mayTouchRoles(Visit visit, String className, String property) {
        boolean isRoles = className.equals("user") && property.equals("roles");
        return !isRoles || visit.permissions().may("Web Roles");
    }
}
