package org.roundup.store;

import java.time.ZoneId;
import org.roundup.hyperdb.TimeZones;
import org.roundup.hyperdb.UnknownName;

/** Finds the zone of a user: the one in the user's item if it is valid, else the tracker's. */
final class UserZone {

    private UserZone() {}

    static ZoneId of(Database db, String uid, ZoneId fallback) {
        StoredClass users = db.getclass("user");
        if (uid == null
                || !users.definition().has("timezone")
                || users.find(uid).isEmpty()) {
            return fallback;
        }
        Object zone = users.get(uid, "timezone");
        return zone == null ? fallback : parse(zone.toString(), fallback);
    }

    private static ZoneId parse(String text, ZoneId fallback) {
        try {
            return TimeZones.parse(text);
        } catch (UnknownName invalid) {
            return fallback;
        }
    }
}
