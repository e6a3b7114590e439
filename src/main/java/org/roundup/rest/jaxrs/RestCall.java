package org.roundup.rest.jaxrs;

import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/**
 * The call that a resource answers; resources get it, and its {@link Database}, by {@code @Inject}. What a resource changes
 * is committed when its method has returned, and rolled back if it throws or answers with a status of 400 or more.
 *
 * @param tracker whose resource is called
 * @param database the unit of work, as the caller
 * @param access who may do what
 * @param userId who calls
 * @param request what was sent
 */
public record RestCall(Tracker tracker, Database database, Access access, String userId, Sent request) {

    /**
     * What was sent.
     *
     * @param method in upper case
     * @param base address of REST, with a slash at its end
     * @param address below {@code base}
     * @param headers by name, in lower case
     * @param body as it was sent
     */
    public record Sent(String method, URI base, URI address, Map<String, String> headers, InputStream body) {}

    /** Name of the user who calls. */
    public String userName() {
        return database.getJournaltag();
    }

    /** Whether the caller has a permission for a class, a property and an item; all but the first may be null. */
    public boolean may(String permission, String className, String property, String itemId) {
        return access.hasPermission(permission, userId, className, property, itemId);
    }

    /**
     * Sees to it that the caller has a permission.
     *
     * @throws org.roundup.hyperdb.Unauthorised if not, which is answered with 403
     */
    public void require(String permission, String className, String property, String itemId) {
        if (!may(permission, className, property, itemId)) {
            String what = className + (itemId == null ? "" : itemId) + (property == null ? "" : "." + property);
            throw new org.roundup.hyperdb.Unauthorised("Permission " + permission + " for " + what + " denied");
        }
    }
}
