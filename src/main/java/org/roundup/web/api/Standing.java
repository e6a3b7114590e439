package org.roundup.web.api;

import java.time.Instant;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.NotFound;
import org.roundup.tracker.Tracker;

/**
 * What a login rests on, so that an answer that stays open can end when the login would not be accepted any more. Holds no
 * secret of the caller.
 *
 * @param userName a live user, or {@code anonymous}
 * @param password the password of the user as it was stored, if it was checked; else null
 * @param sessionKey key of the session that named the user, or null
 * @param tokenId id of the token that named the user, or null
 * @param expires the end of the token, or null
 */
public record Standing(String userName, Object password, String sessionKey, String tokenId, Instant expires) {

    /** The standing of whom somebody else vouches for, or of nobody. */
    public static Standing of(String userName) {
        return new Standing(userName, null, null, null, null);
    }

    /** Whether the login still holds. */
    public boolean holds(Tracker tracker, Hyperdb db) {
        return isUserLive(db)
                && (sessionKey == null || tracker.store().sessions().exists(sessionKey))
                && (tokenId == null || tracker.store().apiTokens().exists(tokenId))
                && (expires == null
                        || expires.isAfter(tracker.store().settings().clock().instant()));
    }

    private boolean isUserLive(Hyperdb db) {
        try {
            String id = db.getclass("user").lookup(userName);
            return password == null || password.equals(db.getclass("user").get(id, "password"));
        } catch (NotFound gone) {
            return false;
        }
    }
}
