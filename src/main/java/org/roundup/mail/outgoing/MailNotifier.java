package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.letter.Letterhead;
import org.roundup.mail.letter.MessageId;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.notify.NosyMessage;
import org.roundup.tracker.notify.Notifier;
import org.roundup.tracker.notify.PlainMail;

/** Turns what detectors want to have sent into letters in the outbox. Thread-safe. */
public final class MailNotifier implements Notifier {

    private final TrackerConfig config;
    private final Function<Hyperdb, Access> access;

    /** One that has to be given a tracker, see {@link #of}. */
    public MailNotifier() {
        this(null, null);
    }

    private MailNotifier(TrackerConfig config, Function<Hyperdb, Access> access) {
        this.config = config;
        this.access = access;
    }

    @Override
    public Notifier of(TrackerConfig tracker, Function<Hyperdb, Access> permissions) {
        return new MailNotifier(tracker, permissions);
    }

    @Override
    public void nosyMessage(Hyperdb db, NosyMessage message) {
        Database database = database(db);
        Posting posting = new Posting(database, config);
        new NosyMail(database, config, access.apply(db), message).compose().forEach(posting::put);
    }

    @Override
    public void mail(Hyperdb db, PlainMail mail) {
        LetterBox.put(database(db), plain(config, db, mail));
    }

    /** A mail as a letter; addresses that cannot be used are left out. */
    public static Letter plain(TrackerConfig config, Hyperdb db, PlainMail mail) {
        Letterhead head = new Letterhead(config);
        List<String> to = mail.to().stream()
                .filter(HeaderValue::isUsableAddress)
                .distinct()
                .toList();
        List<Letter.Header> headers = new ArrayList<>();
        headers.add(new Letter.Header(
                "Message-Id", MessageId.create(config, db.now().toInstant(), "mail")));
        headers.add(new Letter.Header("Subject", HeaderValue.text(mail.subject(), head.charset())));
        headers.add(new Letter.Header("To", String.join(", ", to)));
        headers.add(new Letter.Header("From", mail.author() == null ? head.admin() : HeaderValue.ascii(mail.author())));
        headers.addAll(head.standard(db.now().toInstant(), "auto-generated"));
        return new Letter(head.envelopeSender(), to, headers, List.of(Letter.Piece.of(mail.body())), List.of());
    }

    private static Database database(Hyperdb db) {
        if (db instanceof Database database) {
            return database;
        }
        throw new IllegalArgumentException("Only a unit of work on a store has an outbox");
    }
}
