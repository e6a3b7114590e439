package org.roundup.xmlrpc;

import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;

/** What a call works with: the unit of work and the rights of the caller. */
record Session(Tracker tracker, Database db, Access access, String userId) {

    /** @throws Fault if there is no such class */
    StoredClass hyperclass(String name) {
        if (!db.schema().has(name)) {
            throw Fault.typed(Fault.KEY, "'There is no class called \"" + name + "\"'");
        }
        return db.getclass(name);
    }

    boolean may(String permission, String className, String property, String itemId) {
        return access.hasPermission(permission, userId, className, property, itemId);
    }

    /** @throws Fault that the caller lacks a permission */
    static Fault denied(String message) {
        return Fault.typed(Fault.UNAUTHORISED, message);
    }

    /** A value as it is read. */
    static Object read(Object value) {
        return value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : changed(value);
    }

    /** A value as it is told after a change. Passwords are never shown. */
    static Object changed(Object value) {
        if (value instanceof RoundupDate date) {
            return date.repr();
        }
        if (value instanceof Interval interval) {
            return interval.repr();
        }
        return value instanceof Password password ? "[password hidden scheme " + password.scheme() + "]" : value;
    }
}
