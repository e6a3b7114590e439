package org.roundup.web.api;

import java.util.Set;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;

/** Users without whom the tracker cannot be. */
public final class LastUsers {

    private static final Set<String> NEEDED = Set.of("admin", "anonymous");

    private LastUsers() {}

    /** @throws ValueError if the item is the user admin or anonymous, or the last one with role Admin */
    public static void refuseToRetire(Database db, StoredClass hyperclass, String id) {
        if (!hyperclass.getClassname().equals("user")) {
            return;
        }
        if (NEEDED.contains(String.valueOf(hyperclass.get(id, "username")))) {
            throw new ValueError("You may not retire the admin or anonymous user");
        }
        if (db.hasRole(id, "admin") && !hasOtherAdministrator(db, hyperclass, id)) {
            throw new ValueError("You may not retire the last administrator");
        }
    }

    private static boolean hasOtherAdministrator(Database db, StoredClass users, String id) {
        return users.filter(Search.ALL.with("roles", "admin")).stream()
                .anyMatch(other -> !other.equals(id) && db.hasRole(other, "admin"));
    }
}
