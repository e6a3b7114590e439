package org.roundup.tracker.config.option;

import java.util.Optional;

/** Section sessiondb: where what is short-lived is kept. */
public final class SessiondbOptions {
    static final OptionSection SECTION =
            new OptionSection("sessiondb", "Where web sessions, one time keys and rate limits are kept.");

    /** Stores for sessions; {@link #DEFAULT} is written as an empty value. */
    public enum Backend {
        DEFAULT,
        ANYDBM,
        SQLITE,
        REDIS,
        MYSQL,
        MARIADB,
        POSTGRESQL;

        /** The value in the file. */
        public String spelling() {
            return this == DEFAULT ? "" : ChoiceType.lowerCase(this);
        }
    }

    public static final Option<Backend> BACKEND = SECTION.option(
                    "backend", ValueTypes.choice(Backend.class, Backend::spelling))
            .initially("")
            .means("""
                    Kind of store. Empty is the kind of the main database, beside which the store lives;
                    a change logs everybody out.""");

    public static final Option<Optional<String>> REDIS_URL = SECTION.option(
                    "redis_url", ValueTypes.optional(ValueTypes.redisUrl()))
            .initially("redis://localhost:6379/0?health_check_interval=2")
            .means("Address of the Redis server, if that is the kind of store.");

    private SessiondbOptions() {}
}
