package org.roundup.store.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Who searches, where and when.
 *
 * @param userId id that {@code @current_user} stands for, or null if there is no user (it then finds nothing)
 * @param zone zone in which date conditions are meant, unless the property has a zone of its own
 * @param now what relative dates such as {@code -1w} count from
 */
public record SearchContext(String userId, ZoneId zone, Instant now) {

    public SearchContext {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(now, "now");
    }
}
