package org.roundup.mail.incoming;

import java.util.Locale;
import java.util.Optional;
import org.roundup.hyperdb.RawValues;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.MailAddress;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.config.option.MailgwOptions.Unauthenticated;

/**
 * What the steps of taking one mail share.
 *
 * @param db the unit of work
 * @param candidate the mail
 */
record Work(Tracker tracker, Database db, Access access, Candidate candidate, GatewayOptions options) {

    /** What becomes of the mail if its sender may be another. */
    Unauthenticated doubt() {
        return candidate.proved() ? Unauthenticated.ACCEPT : config().get(MailgwOptions.UNAUTHENTICATED);
    }

    /** The mail to be read: what was signed or encrypted, if it was. */
    IncomingMail mail() {
        return candidate.opened().content();
    }

    /** Who wrote or redirected the mail. */
    MailAddress sender() {
        return candidate.sender();
    }

    TrackerConfig config() {
        return tracker.config();
    }

    /** A text for the sender, in the language of the tracker's mail. */
    String say(String key, Object... values) {
        return new Wording(config()).say(key, values);
    }

    StoredClass users() {
        return db.getclass("user");
    }

    RawValues raw() {
        return new RawValues(db, tracker.passwords());
    }

    /** The class that a reference property of a class refers to; empty if it has no such property. */
    Optional<StoredClass> target(StoredClass hyperclass, String property) {
        return hyperclass.definition().has(property)
                ? Optional.of(db.getclass(
                        hyperclass.definition().property(property).reference().target()))
                : Optional.empty();
    }

    /** The values that the presets give an item of a class. */
    PropertyCommands presets(StoredClass hyperclass, String itemId) {
        String name = hyperclass.getClassname();
        return PropertyCommands.read(options.presets().of(name), raw(), hyperclass, itemId);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
