package org.roundup.mail.incoming;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.MailAddress;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.tracker.Tracker;

/**
 * Mails that wait for their senders to confirm them. A mail lies in the quarantine meanwhile; the key that was sent to the
 * address in it is good for one answer, within a week.
 */
final class Confirmations {

    private static final Pattern KEY = Pattern.compile("-- confirm ([A-Za-z0-9_-]{20,200})");
    private static final String REASON = "It waits for its sender to confirm it";
    private static final Duration PATIENCE = Duration.ofDays(7);
    private static final String MAIL = "mail";

    private final Tracker tracker;
    private final Quarantine quarantine;
    private final Answers answers;

    Confirmations(Tracker tracker, Quarantine quarantine, Answers answers) {
        this.tracker = tracker;
        this.quarantine = quarantine;
        this.answers = answers;
    }

    /** The key in the subject of an answer. */
    static Optional<String> key(String subject) {
        Matcher matcher = KEY.matcher(subject);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Keeps a mail, and asks its sender. What nobody confirmed in time is dropped. */
    void ask(IncomingMail mail, MailAddress sender, Instant now) {
        quarantine.expire(REASON, now.minus(PATIENCE));
        String name = quarantine.keep(mail, REASON, now);
        OneTimeKeys keys = tracker.store().oneTimeKeys();
        String key = keys.getUniqueKey();
        keys.set(key, Map.of(MAIL, name));
        tracker.run("admin", db -> LetterBox.put(db, answers.confirmation(mail, sender, key, now)));
    }

    /**
     * The mail that a key stands for: its name in the quarantine.
     *
     * @throws UsageError if there is none any more
     */
    String waiting(String key) {
        return tracker.store()
                .oneTimeKeys()
                .find(key)
                .map(values -> values.get(MAIL))
                .map(Object::toString)
                .filter(quarantine::holds)
                .orElseThrow(() -> new UsageError(new Wording(tracker.config()).say("confirm.unknown")));
    }

    /** Forgets a mail that was dealt with. */
    void done(String key, String name) {
        quarantine.remove(name);
        tracker.store().oneTimeKeys().destroy(key);
    }
}
