package org.roundup.xmlrpc;

import org.roundup.tracker.script.api.ScriptDb;

/** A call of an action as scripts see it. The database has all rights, so actions must ask. */
public final class ActionCall {

    private final Session session;

    ActionCall(Session session) {
        this.session = session;
    }

    /** The database, as the caller; what is changed is committed with the call. */
    public ScriptDb getDb() {
        return session.tracker().view(session.db());
    }

    /** Id of the user who calls. */
    public String getUserid() {
        return session.userId();
    }

    /** Name of the user who calls. */
    public String getUser() {
        return session.db().getJournaltag();
    }

    /** Whether the caller has a permission. */
    public boolean hasPermission(String permission) {
        return session.access().hasPermission(permission, session.userId());
    }

    /** Whether the caller has a permission for a class. */
    public boolean hasPermission(String permission, String className) {
        return session.may(permission, className, null, null);
    }

    /** Whether the caller has a permission for a class, a property and an item; the last two may be null. */
    public boolean hasPermission(String permission, String className, String property, String itemId) {
        return session.may(permission, className, property, itemId);
    }
}
