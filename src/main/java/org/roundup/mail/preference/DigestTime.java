package org.roundup.mail.preference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.roundup.store.notice.MailPreference.Rhythm;

/** When what is collected is mailed: at the next full hour, or the next morning at six, in the user's time zone. */
public final class DigestTime {

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private DigestTime() {}

    /** The next time after a moment. */
    public static Instant after(Instant now, Rhythm rhythm, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        if (rhythm == Rhythm.HOURLY) {
            return local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
        }
        ZonedDateTime today = local.toLocalDate().atTime(MORNING).atZone(zone);
        return (today.isAfter(local)
                        ? today
                        : local.toLocalDate().plusDays(1).atTime(MORNING).atZone(zone))
                .toInstant();
    }
}
