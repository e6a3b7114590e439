package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.MessageId;
import org.roundup.security.Access;
import org.roundup.store.Database;
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

    /** The letters; none if there is nobody to be told. */
    List<Letter> compose() {
        String author = author();
        NosyRecipients recipients = new NosyRecipients(db, access, message);
        recipients.choose(config, messages, author);
        List<String> to = recipients.addresses();
        List<String> bcc = recipients.bccAddresses();
        if (to.isEmpty() && bcc.isEmpty()) {
            return List.of();
        }
        String messageId = messageId();
        if (messages != null
                && !recipients.userIds().isEmpty()
                && messages.definition().has("recipients")) {
            note(recipients.allUserIds());
        }
        NosyHeaders headers = new NosyHeaders(db, config, message, messages);
        Letter letter = new NosyBody(db, config, message, messages, author).letter(headers.of(author, messageId, to));
        List<Letter> letters = new ArrayList<>();
        if (config.get(NosyOptions.EMAIL_SENDING) == EmailSending.MULTIPLE) {
            to.forEach(address -> letters.add(letter.to(List.of(address)).with("To", address)));
        } else if (!to.isEmpty()) {
            letters.add(letter.to(to));
        }
        if (!bcc.isEmpty()) {
            letters.add((letters.isEmpty() ? letter : letters.get(0)).to(bcc));
        }
        return letters;
    }

    private String author() {
        Object author = messages != null && messages.definition().has("author")
                ? messages.get(message.messageId(), "author")
                : null;
        return author == null ? db.getuid() : author.toString();
    }

    private void note(List<String> userIds) {
        Set<Object> all = new LinkedHashSet<>((List<?>) messages.get(message.messageId(), "recipients"));
        all.addAll(userIds);
        messages.set(message.messageId(), Map.of("recipients", new ArrayList<>(all)));
    }

    /** The id of the message as a mail. One that was not written by mail gets one, so that answers find it. */
    private String messageId() {
        boolean keeps = messages != null && messages.definition().has("messageid");
        Object known = keeps ? messages.get(message.messageId(), "messageid") : null;
        if (known != null && !known.toString().isBlank()) {
            return known.toString();
        }
        String created = MessageId.create(config, db.now().toInstant(), message.className() + message.itemId());
        if (keeps) {
            messages.set(message.messageId(), Map.of("messageid", created));
        }
        return created;
    }
}
