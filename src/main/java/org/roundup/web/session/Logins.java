package org.roundup.web.session;

import java.time.Duration;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.visit.ServerPasswords;

/** Checks names and passwords, and limits how often that may fail: for one name, and for one address. */
public final class Logins {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long TRIES_PER_ADDRESS = 10;

    private final PasswordCheck check;
    private final String prefix;
    private final LoginLimit byName;
    private final LoginLimit byAddress;

    private Logins(Tracker tracker, String prefix, long failures, Duration period) {
        this.check = new PasswordCheck(tracker);
        this.prefix = prefix;
        this.byName = new LoginLimit(tracker, failures, period);
        this.byAddress = new LoginLimit(tracker, failures * TRIES_PER_ADDRESS, period);
    }

    /** Those of the pages. */
    public static Logins ofPages(Tracker tracker) {
        return new Logins(tracker, "LOGIN-", tracker.config().get(WebOptions.LOGIN_ATTEMPTS_MIN), MINUTE);
    }

    /** Those of programs, which send name and password with every call. */
    public static Logins ofPrograms(Tracker tracker) {
        TrackerConfig config = tracker.config();
        long seconds = config.get(WebOptions.API_FAILED_LOGIN_INTERVAL_IN_SEC);
        return new Logins(
                tracker, "LOGIN-API", config.get(WebOptions.API_FAILED_LOGIN_LIMIT), Duration.ofSeconds(seconds));
    }

    /**
     * Checks a name and a password, and stores the password anew if it is encoded in an outdated way.
     *
     * @param address of the client; too many failures from one are refused too
     * @param server knows passwords besides the tracker
     * @return the id of the user
     * @throws LoginRefused if they are wrong, or there were too many failures
     */
    public String check(Database db, String name, String password, String address, ServerPasswords server) {
        refuseTooMany(name, address);
        String id = check.userId(db, name, password, server);
        if (id == null) {
            byName.failed(prefix + name);
            byAddress.failed(prefix + "FROM-" + address);
            throw new LoginRefused("Invalid login");
        }
        return id;
    }

    private void refuseTooMany(String name, String address) {
        byName.reached(prefix + name, byAddress, prefix + "FROM-" + address).ifPresent(attempts -> {
            throw new LoginRefused(attempts);
        });
    }
}
