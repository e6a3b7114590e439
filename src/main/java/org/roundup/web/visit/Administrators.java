package org.roundup.web.visit;

import org.roundup.hyperdb.Unauthorised;

/** Who may see and do what concerns the tracker as a whole: whoever may see and change everything. */
public final class Administrators {

    private Administrators() {}

    public static boolean isAdministrator(Permissions permissions) {
        return permissions.webAccess() && permissions.may("View") && permissions.may("Edit");
    }

    /** @throws Unauthorised unless the visitor is an administrator */
    public static void require(Visit visit) {
        if (!isAdministrator(visit.permissions())) {
            throw new Unauthorised("Only administrators may do this");
        }
    }
}
