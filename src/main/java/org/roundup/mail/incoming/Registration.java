package org.roundup.mail.incoming;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.mime.MailAddress;
import org.roundup.store.Database;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.MainOptions;

/** Completes the registration of a user who answers the mail with the key. */
final class Registration {

    private static final Pattern KEY = Pattern.compile("-- key ([A-Za-z0-9_-]{20,200})");

    private final Tracker tracker;
    private final Answers answers;

    Registration(Tracker tracker, Answers answers) {
        this.tracker = tracker;
        this.answers = answers;
    }

    /** The key in a subject; empty if there is none, or keys do not count here. */
    Optional<String> key(Subject subject) {
        if (!tracker.config().get(MainOptions.EMAIL_REGISTRATION_CONFIRMATION)) {
            return Optional.empty();
        }
        Matcher matcher = KEY.matcher(subject.title());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Makes the user whom the key stands for, and destroys the key.
     *
     * @throws UsageError if the key is unknown or the user cannot be made
     */
    void complete(String key, MailAddress sender) {
        OneTimeKeys keys = tracker.store().oneTimeKeys();
        Map<String, Object> given = keys.find(key)
                .filter(values -> values.containsKey("username"))
                .orElseThrow(() -> new UsageError(new Wording(tracker.config()).say("register.unknown")));
        tracker.run("admin", db -> {
            create(db, given);
            LetterBox.put(db, answers.registered(sender, db.now().toInstant()));
        });
        keys.destroy(key);
    }

    private void create(Database db, Map<String, Object> given) {
        db.setTxSource("email");
        ClassDefinition users = db.getclass("user").definition();
        Map<String, Object> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (users.has(name) && !ClassDefinition.isProtected(name) && value != null) {
                values.put(name, value(db, name, value));
            }
        });
        values.put("roles", tracker.config().get(MainOptions.NEW_WEB_USER_ROLES));
        try {
            db.getclass("user").create(values);
        } catch (Reject | ValueError refused) {
            throw new UsageError(new Wording(tracker.config()).say("register.refused", refused.getMessage()), refused);
        }
    }

    private Object value(Database db, String name, Object value) {
        return new org.roundup.hyperdb.RawValues(db, tracker.passwords())
                .rawToHyperdb(db.getclass("user"), null, name, value.toString());
    }
}
