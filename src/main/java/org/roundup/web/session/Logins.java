package org.roundup.web.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;

/** Checks names and passwords. */
public final class Logins {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long TRIES_PER_ADDRESS = 10;

    private final Tracker tracker;
    private final LoginLimit byName;
    private final LoginLimit byAddress;

    public Logins(Tracker tracker) {
        this.tracker = tracker;
        TrackerConfig config = tracker.config();
        long tries = config.get(WebOptions.LOGIN_ATTEMPTS_MIN);
        this.byName = new LoginLimit(() -> tracker.store().rateTimes(), Clock.systemUTC(), tries, MINUTE);
        this.byAddress =
                new LoginLimit(() -> tracker.store().rateTimes(), Clock.systemUTC(), tries * TRIES_PER_ADDRESS, MINUTE);
    }

    /**
     * Checks a name and a password, and stores the password anew if it is encoded in an outdated way.
     *
     * @param address of the client; too many failures from one are refused too
     * @throws LoginRefused if they are wrong, or there were too many failures
     */
    public void check(Database db, String name, String password, String address) {
        refuseTooMany(name, address);
        HyperClass users = db.getclass("user");
        String id = findUser(users, name);
        Password stored = id == null ? null : (Password) users.get(id, "password");
        if (!fits(id, stored, password)) {
            byName.failed("LOGIN-" + name);
            byAddress.failed("LOGIN-FROM-" + address);
            throw new LoginRefused("Invalid login");
        }
        if (stored != null && migrates(stored)) {
            String before = db.getJournaltag();
            db.setCurrentUser(name);
            users.set(id, Map.of("password", tracker.passwords().encode(password)));
            db.commit();
            db.setCurrentUser(before);
        }
    }

    private void refuseTooMany(String name, String address) {
        long wait = Math.max(byName.waitSeconds("LOGIN-" + name), byAddress.waitSeconds("LOGIN-FROM-" + address));
        if (wait > 0) {
            throw new LoginRefused("Logins occurring too fast. Please wait: " + wait + " seconds.", wait);
        }
    }

    private static String findUser(HyperClass users, String name) {
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
        return tracker.passwords().verify(stored, password);
    }

    private boolean migrates(Password stored) {
        return tracker.config().get(WebOptions.MIGRATE_PASSWORDS)
                && tracker.passwords().needsMigration(stored);
    }
}
