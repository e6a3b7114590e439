package org.roundup.tracker.script.api;

import java.util.function.BiFunction;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.security.Passwords;
import org.roundup.security.Security;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.notify.Notifier;

/** What the scripts of a tracker can reach besides the database. Thread-safe once the tracker has started. */
public final class ScriptContext {

    private final TrackerConfig config;
    private final Passwords passwords;
    private final Notifier notifier;
    private final BiFunction<String, Throwable, String> describer;
    private volatile Security security;

    /**
     * @param describer says what failed where, given the name of a script or function and the cause
     */
    public ScriptContext(
            TrackerConfig config,
            Passwords passwords,
            Notifier notifier,
            BiFunction<String, Throwable, String> describer) {
        this.config = config;
        this.passwords = passwords;
        this.notifier = notifier.of(config, db -> security().on(db));
        this.describer = describer;
    }

    /** Sets the roles and permissions, when the scripts have declared them. */
    public void security(Security declared) {
        security = declared;
    }

    Security security() {
        if (security == null) {
            throw new IllegalStateException("The tracker has not started yet");
        }
        return security;
    }

    TrackerConfig config() {
        return config;
    }

    Passwords passwords() {
        return passwords;
    }

    Notifier notifier() {
        return notifier;
    }

    String describe(String name, Throwable cause) {
        return describer.apply(name, cause);
    }

    /** The database as scripts use it. */
    public ScriptDb view(Hyperdb db) {
        return new ScriptDb(this, db, false);
    }

    /** The same for functions that are called in the middle of a unit of work. */
    ScriptDb innerView(Hyperdb db) {
        return new ScriptDb(this, db, true);
    }
}
