package org.roundup.web.session;

import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.visit.ServerPasswords;

/**
 * Compares names and passwords with those of a tracker and, where the tracker accepts its logins, of the application
 * server. Counts nothing: that is up to whoever asks. The time it takes does not tell whether there is such a user.
 */
public final class PasswordCheck {

    private final Tracker tracker;
    private final VerifiedPasswords verified = new VerifiedPasswords(System::nanoTime);

    public PasswordCheck(Tracker tracker) {
        this.tracker = tracker;
    }

    /**
     * The id of the user of that name and password, or null. A password that is stored in an outdated encoding is
     * stored anew, in a transaction that is committed.
     *
     * @param db a unit of work in which nothing was changed yet
     */
    public String userId(Database db, String name, String password, ServerPasswords server) {
        HyperClass users = db.getclass("user");
        String id = find(users, name);
        Password stored = id == null ? null : (Password) users.get(id, "password");
        if (fits(id, stored, password)) {
            migrate(db, name, id, stored, password);
            return id;
        }
        boolean known = id != null
                && !name.equals(Identity.ANONYMOUS)
                && tracker.config().get(WebOptions.CONTAINER_LOGIN)
                && server.accept(name, password);
        return known ? id : null;
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
            String before = db.getJournaltag();
            db.setCurrentUser(name);
            db.reencodePassword(id, tracker.passwords().encode(password));
            db.commit();
            db.setCurrentUser(before);
        }
    }
}
