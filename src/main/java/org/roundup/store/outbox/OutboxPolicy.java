package org.roundup.store.outbox;

import java.time.Duration;

/**
 * How messages are delivered.
 *
 * @param batch most messages that a handler gets at once
 * @param lease time after which a message is taken to be forgotten by the process that took it
 * @param firstPause time from the first attempt to the second; it doubles with each further one
 * @param longestPause bound of that
 * @param attempts after how many the message is given up
 */
public record OutboxPolicy(int batch, Duration lease, Duration firstPause, Duration longestPause, int attempts) {

    /** Batches of 100 with a lease of 5 minutes; 30 seconds to 4 hours between 24 attempts, which take about 3 days. */
    public static final OutboxPolicy DEFAULT =
            new OutboxPolicy(100, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(4), 24);

    private static final double JITTER = 0.2;

    /**
     * The pause after an attempt, up to a fifth longer or shorter than the rule says, so that messages that failed
     * together are not tried together.
     *
     * @param attempt 1 for the first
     * @param random from 0 to 1
     */
    Duration pauseAfter(int attempt, double random) {
        long pause = firstPause.toMillis();
        for (int i = 1; i < attempt && pause < longestPause.toMillis(); i++) {
            pause *= 2;
        }
        double factor = 1 + JITTER * (2 * random - 1);
        return Duration.ofMillis(Math.round(Math.min(pause, longestPause.toMillis()) * factor));
    }
}
