package org.roundup.rest.stream;

import java.time.Duration;

/**
 * How streams of events are kept.
 *
 * @param interval how often is looked whether there is something to tell
 * @param heartbeat how often a stream shows that it lives, though there is nothing to tell
 * @param recheck how often is looked whether those who listen still may
 * @param longest after this time a stream ends, so that its login is looked at anew
 * @param most streams of all trackers together
 * @param mostOfUser streams of one user of a tracker
 * @param mostOfAnonymous streams of all who have no login
 */
record StreamLimits(
        Duration interval,
        Duration heartbeat,
        Duration recheck,
        Duration longest,
        int most,
        int mostOfUser,
        int mostOfAnonymous) {

    static final StreamLimits USUAL = new StreamLimits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            1000,
            20,
            200);
}
