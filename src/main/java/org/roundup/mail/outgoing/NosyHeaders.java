package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType.LinkType;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.Letterhead;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.notify.NosyMessage;

/** The headers of a notification. */
final class NosyHeaders {

    private static final String TO_AUTHOR = "AUTHOR";
    private static final String NAME = "name";

    private final Database db;
    private final TrackerConfig config;
    private final NosyMessage message;
    private final HyperClass messages;
    private final HyperClass items;
    private final Letterhead head;

    /** @param messages class of the message, or null without a message */
    NosyHeaders(Database db, TrackerConfig config, NosyMessage message, HyperClass messages) {
        this.db = db;
        this.config = config;
        this.message = message;
        this.messages = messages;
        this.items = db.getclass(message.className());
        this.head = new Letterhead(config);
    }

    List<Letter.Header> of(String author, String messageId, List<String> to) {
        List<Letter.Header> headers = new ArrayList<>();
        add(headers, "Subject", HeaderValue.text(subject(), head.charset()));
        add(headers, "To", to.isEmpty() ? "undisclosed-recipients:;" : String.join(", ", to));
        add(headers, "From", from(author));
        add(headers, "Reply-To", replyTo(author));
        add(headers, "Message-Id", HeaderValue.ascii(messageId));
        addThreading(headers, messageId);
        addProperties(headers);
        add(headers, "X-Roundup-" + message.className() + "-Id", message.itemId());
        add(headers, "List-Id", head.listId());
        add(headers, "List-Archive", "<" + HeaderValue.ascii(head.url(message.className() + message.itemId())) + ">");
        message.addHeaders().forEach((name, value) -> {
            if (name.matches("[!-9;-~]+")) {
                headers.removeIf(header -> header.name().equalsIgnoreCase(name));
                add(headers, name, HeaderValue.text(value, head.charset()));
            }
        });
        headers.addAll(head.standard(db.now().toInstant(), "auto-generated"));
        return headers;
    }

    private static void add(List<Letter.Header> headers, String name, String value) {
        headers.add(new Letter.Header(name, value));
    }

    /** One that a detector gives stands alone. */
    private String subject() {
        if (message.subject() != null) {
            return message.subject();
        }
        Object title = items.definition().has("title") ? items.get(message.itemId(), "title") : null;
        String text =
                title == null || title.toString().isBlank() ? message.className() + " message copy" : title.toString();
        return "[" + message.className() + message.itemId() + "] " + text;
    }

    private String from(String author) {
        String tag = config.get(MainOptions.EMAIL_FROM_TAG);
        String name = PersonName.of(db, author) + (tag.isEmpty() ? "" : " " + tag);
        String address = message.fromAddress() == null ? config.get(TrackerOptions.EMAIL) : message.fromAddress();
        return HeaderValue.mailbox(name, address, head.charset());
    }

    private String replyTo(String author) {
        String wanted = config.get(TrackerOptions.REPLYTO_ADDRESS);
        if (wanted.isEmpty()) {
            return head.tracker();
        }
        if (!wanted.equals(TO_AUTHOR)) {
            return HeaderValue.text(wanted, head.charset());
        }
        String address = PersonName.address(db, author);
        return address.isEmpty() || !HeaderValue.isAscii(address)
                ? head.tracker()
                : HeaderValue.mailbox(PersonName.of(db, author), address, head.charset());
    }

    /** The mail answers the one that the message answers, else the first message of the item. */
    private void addThreading(List<Letter.Header> headers, String messageId) {
        if (messages == null || !messages.definition().has("messageid")) {
            return;
        }
        List<String> thread = new MailThread(db, items, message.itemId()).before(message.messageId(), messageId);
        if (!thread.isEmpty()) {
            add(headers, "In-Reply-To", HeaderValue.ascii(thread.get(thread.size() - 1)));
            add(headers, "References", HeaderValue.ascii(String.join(" ", thread)));
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }

    private void addProperties(List<Letter.Header> headers) {
        for (Property property : items.definition().properties()) {
            if (!property.isReference() || property.computed()) {
                continue;
            }
            HyperClass target = db.getclass(property.reference().target());
            String shown = property.type() instanceof LinkType link ? link.mailHeaderProperty() : null;
            String label = shown == null ? NAME : shown;
            if (label.isEmpty() || !target.definition().has(label)) {
                continue;
            }
            String value = ids(items.get(message.itemId(), property.name())).stream()
                    .map(id -> text(target.get(id, label)))
                    .collect(Collectors.joining(", "));
            if (!value.isEmpty()) {
                add(
                        headers,
                        "X-Roundup-" + message.className() + "-" + property.name(),
                        HeaderValue.text(value, head.charset()));
            }
        }
    }

    private static List<String> ids(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }
}
