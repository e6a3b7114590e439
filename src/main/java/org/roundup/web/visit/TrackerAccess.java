package org.roundup.web.visit;

import java.time.Clock;
import org.roundup.security.Passwords;
import org.roundup.security.Security;
import org.roundup.store.Database;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.store.session.RateTimes;
import org.roundup.store.session.Sessions;
import org.roundup.tracker.config.TrackerConfig;

/** What pages need of a tracker. */
public interface TrackerAccess {

    TrackerConfig config();

    /** Roles and permissions as the scripts declare them at present. */
    Security security();

    /** Begins a unit of work for a user; the caller closes it. */
    Database open(String userName);

    Sessions sessions();

    OneTimeKeys keys();

    RateTimes rates();

    Passwords passwords();

    Clock clock();
}
