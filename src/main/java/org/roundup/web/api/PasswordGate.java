package org.roundup.web.api;

import java.time.Duration;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.security.Gcra;
import org.roundup.security.RateLimit;
import org.roundup.security.RateLimiter;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.session.LoginRefused;

/** Checks names and passwords of programs, which send them with every call. */
final class PasswordGate {

    private static final String TOO_FAST = "Logins occurring too fast. Please wait: ";

    private final Tracker tracker;
    private final RateLimit limit;
    private final VerifiedPasswords verified = new VerifiedPasswords();

    PasswordGate(Tracker tracker) {
        this.tracker = tracker;
        TrackerConfig config = tracker.config();
        int count = config.integer(WebOptions.API_FAILED_LOGIN_LIMIT);
        long period = config.get(WebOptions.API_FAILED_LOGIN_INTERVAL_IN_SEC);
        this.limit = count == 0 ? null : new RateLimit(count, Duration.ofSeconds(period));
    }

    /**
     * Checks.
     *
     * @throws LoginRefused if they are wrong, there were too many failures, or the user may not log in
     */
    void check(Database db, String name, String password) {
        RateLimiter limiter = new RateLimiter(
                tracker.store().rateTimes(), tracker.store().settings().clock());
        refuseTooMany(limiter, name);
        HyperClass users = db.getclass("user");
        String id = find(users, name);
        Password stored = id == null ? null : (Password) users.get(id, "password");
        if (!fits(id, stored, password)) {
            if (limit != null) {
                limiter.request(key(name), limit);
            }
            throw new LoginRefused("Invalid login");
        }
        if (!tracker.access(db).hasPermission("Web Access", id)) {
            throw new LoginRefused("You do not have permission to login");
        }
        migrate(db, name, id, stored, password);
    }

    private void refuseTooMany(RateLimiter limiter, String name) {
        if (limit == null) {
            return;
        }
        Gcra.Status status = limiter.status(key(name), limit);
        if (status.isExhausted()) {
            long seconds = status.retryAfterSeconds();
            throw new LoginRefused(TOO_FAST + seconds + " seconds.", seconds);
        }
    }

    private static String key(String name) {
        return "LOGIN-API" + name;
    }

    private static String find(HyperClass users, String name) {
        try {
            return users.lookup(name);
        } catch (NotFound unknown) {
            return null;
        }
    }

    private boolean fits(String id, Password stored, String password) {
        if (id != null && stored == null && password.isEmpty()) {
            return tracker.config().get(WebOptions.LOGIN_EMPTY_PASSWORDS);
        }
        if (stored != null && verified.contains(stored, password)) {
            return true;
        }
        boolean fits = tracker.passwords().verify(stored, password);
        if (fits) {
            verified.add(stored, password);
        }
        return fits;
    }

    private void migrate(Database db, String name, String id, Password stored, String password) {
        boolean outdated = stored != null
                && tracker.config().get(WebOptions.MIGRATE_PASSWORDS)
                && tracker.passwords().needsMigration(stored);
        if (outdated) {
            db.setCurrentUser(name);
            db.getclass("user").set(id, Map.of("password", tracker.passwords().encode(password)));
            db.commit();
        }
    }
}
