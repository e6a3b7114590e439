package org.roundup.mail.outgoing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.MessageId;
import org.roundup.mail.preference.DigestTime;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.notice.DigestEntries;
import org.roundup.store.notice.MailPreference.Rhythm;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.NosyOptions;
import org.roundup.tracker.config.option.NosyOptions.EmailSending;
import org.roundup.tracker.notify.NosyMessage;

/** Composes the letters that tell people of a message, and notes on the message who has got it. */
final class NosyMail {

    private final Database db;
    private final TrackerConfig config;
    private final Access access;
    private final NosyMessage message;
    private final HyperClass messages;

    NosyMail(Database db, TrackerConfig config, Access access, NosyMessage message) {
        this.db = db;
        this.config = config;
        this.access = access;
        this.message = message;
        HyperClass items = db.getclass(message.className());
        this.messages = message.messageId() == null
                ? null
                : db.getclass(
                        items.definition().property("messages").reference().target());
    }

    /** The letters; none if there is nobody to be told at once. */
    List<Letter> compose() {
        String author = author();
        NosyRecipients recipients = new NosyRecipients(db, access, message);
        recipients.choose(config, messages, author);
        List<String> to = recipients.addresses();
        List<String> bcc = recipients.bccAddresses();
        Map<String, Rhythm> later = recipients.later();
        if (to.isEmpty() && bcc.isEmpty() && later.isEmpty()) {
            return List.of();
        }
        String messageId = note(recipients);
        NosyBody body = new NosyBody(db, config, message, messages, author);
        if (!later.isEmpty()) {
            collect(later, author, body.note());
        }
        if (to.isEmpty() && bcc.isEmpty()) {
            return List.of();
        }
        NosyHeaders headers = new NosyHeaders(db, config, message, messages);
        Letter letter = body.letter(headers.of(author, messageId, to)).about(about(recipients.readers()));
        return letters(letter, to, bcc);
    }

    private Letter.About about(Map<String, String> readers) {
        return new Letter.About(message.className(), message.itemId(), message.whichNosy(), readers);
    }

    /** Addresses beyond ASCII get mails of their own, since not every mail server takes one that names them. */
    private List<Letter> letters(Letter letter, List<String> to, List<String> bcc) {
        boolean multiple = config.get(NosyOptions.EMAIL_SENDING) == EmailSending.MULTIPLE;
        List<String> together =
                multiple ? List.of() : to.stream().filter(HeaderValue::isAscii).toList();
        List<Letter> letters = new ArrayList<>();
        if (!together.isEmpty()) {
            letters.add(letter.to(together).with("To", String.join(", ", together)));
        }
        to.stream()
                .filter(address -> !together.contains(address))
                .forEach(address -> letters.add(letter.to(List.of(address)).with("To", address)));
        if (!bcc.isEmpty()) {
            letters.add((letters.isEmpty() ? letter : letters.get(0)).to(bcc));
        }
        return letters;
    }

    /** Puts the change into the digests of users. */
    private void collect(Map<String, Rhythm> later, String author, String note) {
        long now = db.now().epochMilli();
        DigestEntries.Entry entry = new DigestEntries.Entry(
                0,
                message.className(),
                message.itemId(),
                messages == null ? null : messages.getClassname(),
                message.messageId(),
                author,
                now,
                note);
        later.forEach((userId, rhythm) -> {
            Instant due = DigestTime.after(Instant.ofEpochMilli(now), rhythm, db.timezoneOf(userId));
            DigestEntries.add(db.session(), List.of(userId), due.toEpochMilli(), entry);
        });
    }

    private String author() {
        Object author = messages != null && messages.definition().has("author")
                ? messages.get(message.messageId(), "author")
                : null;
        return author == null ? db.getuid() : author.toString();
    }

    /**
     * Notes on the message who gets it, and its id as a mail: one that was not written by mail gets one, so that answers
     * find it.
     *
     * @return the id as a mail
     */
    private String note(NosyRecipients recipients) {
        Map<String, Object> news = new HashMap<>();
        boolean visible = recipients.hasVisible() && !message.whichNosy().isEmpty();
        if (visible && messages != null && messages.definition().has("recipients")) {
            Set<Object> all = new LinkedHashSet<>((List<?>) messages.get(message.messageId(), "recipients"));
            all.addAll(recipients.userIds());
            news.put("recipients", new ArrayList<>(all));
        }
        boolean keepsId = messages != null && messages.definition().has("messageid");
        Object known = keepsId ? messages.get(message.messageId(), "messageid") : null;
        String id = known != null && !known.toString().isBlank()
                ? known.toString()
                : MessageId.create(config, db.now().toInstant(), message.className() + message.itemId());
        if (keepsId && !id.equals(known)) {
            news.put("messageid", id);
        }
        if (!news.isEmpty()) {
            messages.set(message.messageId(), news);
        }
        return id;
    }
}
