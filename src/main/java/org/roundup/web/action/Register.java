package org.roundup.web.action;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.security.Passwords;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.form.FormError;
import org.roundup.web.form.FormTarget;
import org.roundup.web.form.ParsedForm;
import org.roundup.web.session.AttemptLimit;
import org.roundup.web.session.TooManyAttempts;
import org.roundup.web.visit.Visit;

/**
 * {@code register}: makes an account for a visitor, at once or, as a rule, when the visitor has followed a link in a mail
 * to the address given.
 */
public final class Register implements Action {

    static final String PURPOSE = "registration";
    static final Duration LIFETIME = Duration.ofDays(7);
    private static final int KEY_BYTES = 32;
    private static final int TOO_MANY = 429;

    private final Tracker tracker;
    private final Passwords passwords;
    private final Login login;
    private final AttemptLimit limit;

    /** @param limit how many registrations may be asked for from one address */
    public Register(Tracker tracker, Login login, AttemptLimit limit) {
        this.limit = limit;
        this.tracker = tracker;
        this.passwords = tracker.passwords();
        this.login = login;
    }

    @Override
    public Outcome run(Visit visit) {
        visit.permissions().require("Register", "user", "register");
        HasteCheck.check(visit);
        Optional<TooManyAttempts> refusal = limit.refusal("REGISTER-" + visit.clientAddress());
        if (refusal.isPresent()) {
            visit.headers().putAll(refusal.get().headers());
            visit.messages().error("Too many registrations from your address. Please try again in an hour.");
            visit.status(TOO_MANY);
            return Outcome.PAGE;
        }
        ParsedForm form = EditItems.parse(visit, passwords, true);
        if (form == null) {
            return Outcome.PAGE;
        }
        Map<String, Object> values = new LinkedHashMap<>(
                form.items().getOrDefault(new FormTarget("user", visit.context().id()), Map.of()));
        if (values.containsKey("roles")) {
            throw new Unauthorised("It is not permitted to supply roles at registration.");
        }
        for (String property : values.keySet()) {
            if (!visit.permissions().may("Register", "user", property, null)) {
                throw new Unauthorised("You do not have permission to register");
            }
        }
        if (visit.config().get(MainOptions.INSTANT_REGISTRATION)) {
            return instantly(visit, values);
        }
        if (visit.config().get(WebOptions.REGISTRATION_PREVALIDATE_USERNAME)) {
            refuseTaken(visit, String.valueOf(values.get("username")));
        }
        ask(visit, values);
        return new Outcome.Redirect(visit.base() + "user?@template=rego_progress");
    }

    static void refuseTaken(Visit visit, String name) {
        try {
            visit.db().getclass("user").lookup(name);
        } catch (NotFound free) {
            return;
        }
        throw new FormError("Username '" + name + "' is already used.");
    }

    private Outcome instantly(Visit visit, Map<String, Object> values) {
        String id = create(visit, values);
        String name = values.get("username").toString();
        login.begin(visit, name);
        return Locations.page(visit, "user" + id, "You are now registered, welcome!", "item");
    }

    /** Makes the account, with the roles that the configuration gives, and commits. */
    static String create(Visit visit, Map<String, Object> values) {
        HyperClass users = visit.db().getclass("user");
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("roles", visit.config().get(MainOptions.NEW_WEB_USER_ROLES));
        visit.db().setCurrentUser("admin");
        String id = users.create(all);
        visit.db().commit();
        return id;
    }

    private void ask(Visit visit, Map<String, Object> values) {
        OneTimeKeys keys = tracker.store().oneTimeKeys();
        String key = keys.getUniqueKey(KEY_BYTES);
        Map<String, Object> stored = new LinkedHashMap<>();
        values.forEach((name, value) ->
                stored.put("value-" + name, value instanceof Password password ? password.stored() : value.toString()));
        stored.put("purpose", PURPOSE);
        stored.put(OneTimeKeys.TIMESTAMP, keys.lifetime(LIFETIME.toSeconds()));
        keys.set(key, stored);
        String name = visit.config().get(TrackerOptions.NAME);
        String subject = "Complete your registration to " + name;
        boolean byMail = visit.config().get(MainOptions.EMAIL_REGISTRATION_CONFIRMATION);
        String link = visit.base() + "?@action=confrego&otk=" + key;
        String text = "To complete the registration of the user \"" + values.get("username") + "\" with " + name + ",\n"
                + (byMail ? "reply to this mail and leave its subject as it is, or " : "")
                + "open this address in your browser:\n\n" + link
                + "\n\nIf you have not asked for an account, ignore this mail.\n";
        Mails.send(
                tracker,
                visit,
                String.valueOf(values.get("address")),
                byMail ? subject + " -- key " + key : subject,
                text);
        visit.db().commit();
    }
}
