package org.roundup.web.action;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.web.form.FormError;
import org.roundup.web.session.AttemptLimit;
import org.roundup.web.visit.Visit;

/**
 * {@code passrst}: lets a person who has forgotten the password choose a new one. First a mail with a link is sent, to
 * whoever has the name or address; the answer is the same whether anybody has. The page of the link asks for the new
 * password. Then all sessions of the user end.
 */
public final class ResetPassword implements Action {

    private static final String PURPOSE = "password";
    private static final String MARK = "mark";
    private static final String INVALID = "Invalid One Time Key!\nThe link is too old, or was used already.";
    private static final int KEY_BYTES = 32;
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Tracker tracker;
    private final AttemptLimit limit;

    public ResetPassword(Tracker tracker, AttemptLimit limit) {
        this.tracker = tracker;
        this.limit = limit;
    }

    @Override
    public boolean needsPost() {
        return false;
    }

    @Override
    public Outcome run(Visit visit) {
        String key = visit.fields().first("otk");
        if (key != null) {
            return withKey(visit, key);
        }
        String name = visit.fields().first("username");
        String address = visit.fields().first("address");
        if (name == null && address == null) {
            throw new FormError("You need to specify a username or address");
        }
        if (!visit.request().isPost()) {
            return Outcome.PAGE;
        }
        if (limit.refusal("RESET-" + visit.clientAddress()).isEmpty()) {
            Optional<String> id = name == null ? byAddress(visit, address) : byName(visit, name);
            id.ifPresent(user -> send(visit, user, address));
        }
        visit.messages()
                .ok(visit.translator().gettext("If there is such an account, a mail with a link has been sent to it."));
        return Outcome.PAGE;
    }

    private static Optional<String> byName(Visit visit, String name) {
        try {
            return Optional.of(visit.db().getclass("user").lookup(name));
        } catch (NotFound unknown) {
            return Optional.empty();
        }
    }

    /** The user whose first or other address it is. */
    private static Optional<String> byAddress(Visit visit, String address) {
        HyperClass users = visit.db().getclass("user");
        List<String> found = users.stringFind(Map.of("address", address));
        if (!found.isEmpty()) {
            return Optional.of(found.get(0));
        }
        return users.filter(org.roundup.hyperdb.Search.where(Map.of("alternate_addresses", address))).stream()
                .filter(id -> String.valueOf(users.get(id, "alternate_addresses"))
                        .lines()
                        .anyMatch(line -> line.strip().equalsIgnoreCase(address)))
                .findFirst();
    }

    private void send(Visit visit, String id, String address) {
        HyperClass users = visit.db().getclass("user");
        Object to = address == null ? users.get(id, "address") : address;
        if (to == null) {
            return;
        }
        OneTimeKeys keys = tracker.store().oneTimeKeys();
        String key = keys.getUniqueKey(KEY_BYTES);
        keys.set(
                key,
                Map.of(
                        "purpose",
                        PURPOSE,
                        "uid",
                        id,
                        MARK,
                        mark(users.get(id, "password")),
                        OneTimeKeys.TIMESTAMP,
                        keys.lifetime(LIFETIME.toSeconds())));
        String name = visit.config().get(TrackerOptions.NAME);
        String link = visit.base() + "user?@template=forgotten&@action=passrst&otk=" + key;
        String text = "Somebody, maybe you, wants to choose a new password for the user \"" + users.get(id, "username")
                + "\" of " + name + ".\nTo do so, open this address within an hour:\n\n" + link
                + "\n\nElse ignore this mail: the password stays as it is.\n";
        visit.db().setCurrentUser("admin");
        Mails.send(tracker, visit, to.toString(), "Confirm reset of password for " + name, text);
        visit.db().commit();
        visit.db().setCurrentUser(visit.user().name());
    }

    private Outcome withKey(Visit visit, String key) {
        OneTimeKeys keys = tracker.store().oneTimeKeys();
        String id = owner(visit, keys.find(key));
        String password = visit.fields().first("new_password", "");
        if (!visit.request().isPost() || password.isEmpty()) {
            return Outcome.PAGE;
        }
        if (!password.equals(visit.fields().first("confirm_password"))) {
            throw new FormError("Password and confirmation text do not match");
        }
        KeyUse.of(visit.db(), keys, key, LIFETIME, INVALID, () -> change(visit, id, password));
        return Locations.checked(
                visit, visit.base(), visit.translator().gettext("Your password has been changed. Please log in."));
    }

    private String change(Visit visit, String id, String password) {
        HyperClass users = visit.db().getclass("user");
        String userName = users.get(id, "username").toString();
        visit.db().setCurrentUser("admin");
        users.set(id, Map.of("password", tracker.passwords().encode(password)));
        visit.db().commit();
        tracker.store().sessions().endAll(userName, null);
        visit.db().setCurrentUser(visit.user().name());
        return id;
    }

    /** The user whom a key is for. It is for the password of that time: after a change all links of before are void. */
    private static String owner(Visit visit, Optional<Map<String, Object>> stored) {
        HyperClass users = visit.db().getclass("user");
        return stored.filter(values -> PURPOSE.equals(values.get("purpose")))
                .filter(values -> users.hasnode(values.get("uid").toString()))
                .filter(values -> mark(users.get(values.get("uid").toString(), "password"))
                        .equals(values.get(MARK)))
                .map(values -> values.get("uid").toString())
                .orElseThrow(() -> new FormError(INVALID));
    }

    /** Tells one stored password from another, and nothing else. */
    private static String mark(Object password) {
        String stored = password == null ? "" : ((Password) password).stored();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(stored.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
