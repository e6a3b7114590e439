package org.roundup.web.action;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RawValues;
import org.roundup.tracker.Tracker;
import org.roundup.web.form.FormError;
import org.roundup.web.request.PageContext;
import org.roundup.web.visit.Visit;

/**
 * {@code confrego}: completes a registration with the key of the mail. The link in the mail only shows a page with a
 * button, since programs that look through mail open links too.
 */
public final class ConfirmRegistration implements Action {

    private static final String UNKNOWN = "This registration is unknown, or was completed already";

    private final Tracker tracker;
    private final Login login;

    public ConfirmRegistration(Tracker tracker, Login login) {
        this.tracker = tracker;
        this.login = login;
    }

    @Override
    public boolean needsPost() {
        return false;
    }

    @Override
    public Outcome run(Visit visit) {
        String key = visit.fields().first("otk");
        if (key == null) {
            throw new FormError("The key of the registration is missing");
        }
        Optional<Map<String, Object>> stored = tracker.store()
                .oneTimeKeys()
                .find(key)
                .filter(values -> Register.PURPOSE.equals(values.get("purpose")));
        if (stored.isEmpty()) {
            throw new FormError(UNKNOWN);
        }
        if (!visit.request().isPost()) {
            visit.context(PageContext.ofClass("user"));
            visit.template("confirm");
            return Outcome.PAGE;
        }
        return complete(visit, key, stored.get());
    }

    private Outcome complete(Visit visit, String key, Map<String, Object> stored) {
        HyperClass users = visit.db().getclass("user");
        RawValues raw = new RawValues(visit.db(), tracker.passwords());
        Map<String, Object> values = new LinkedHashMap<>();
        stored.forEach((name, value) -> {
            if (name.startsWith("value-")) {
                Property property = users.definition().property(name.substring("value-".length()));
                values.put(property.name(), value(users, property, value.toString(), raw));
            }
        });
        String userName = String.valueOf(values.get("username"));
        Register.refuseTaken(visit, userName);
        String id = KeyUse.of(
                visit.db(),
                tracker.store().oneTimeKeys(),
                key,
                Register.LIFETIME,
                UNKNOWN,
                () -> Register.create(visit, values));
        login.begin(visit, userName);
        return Locations.page(visit, "user" + id, "You are now registered, welcome!", "item");
    }

    private static Object value(HyperClass users, Property property, String text, RawValues raw) {
        return property.kind() == PropertyType.Kind.PASSWORD
                ? Password.parse(text).orElseThrow()
                : raw.rawToHyperdb(users, null, property.name(), text);
    }
}
