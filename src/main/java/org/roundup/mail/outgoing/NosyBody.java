package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.Letterhead;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailOptions;
import org.roundup.tracker.config.option.NosyOptions;
import org.roundup.tracker.config.option.NosyOptions.SignaturePosition;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.notify.NosyMessage;

/** The text and the attachments of a notification. */
final class NosyBody {

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\\[\\]\\\\()<>@,:;\".]");

    private final Database db;
    private final TrackerConfig config;
    private final NosyMessage message;
    private final HyperClass messages;
    private final HyperClass items;
    private final String author;

    /** @param messages class of the message, or null without a message */
    NosyBody(Database db, TrackerConfig config, NosyMessage message, HyperClass messages, String author) {
        this.db = db;
        this.config = config;
        this.message = message;
        this.messages = messages;
        this.items = db.getclass(message.className());
        this.author = author;
    }

    /** The letter with these headers, to nobody yet. */
    Letter letter(List<Letter.Header> headers) {
        SignaturePosition position = config.get(NosyOptions.SIGNATURE_POSITION);
        List<Letter.Enclosure> enclosures = new ArrayList<>();
        StringBuilder after = new StringBuilder();
        readFiles(enclosures, after);
        String note = note();
        if (!note.isEmpty()) {
            after.append('\n').append(note);
        }
        String signature = signature();
        String before = (position == SignaturePosition.TOP ? "\n" + signature : "") + authorLine();
        if (position == SignaturePosition.BOTTOM) {
            after.append('\n').append(signature);
        }
        List<Letter.Piece> text = new ArrayList<>();
        text.add(Letter.Piece.of(before + "\n"));
        if (messages != null) {
            text.add(Letter.Piece.content(messages.getClassname(), message.messageId()));
        }
        text.add(Letter.Piece.of(after.toString()));
        return new Letter(new Letterhead(config).envelopeSender(), List.of(), headers, text, enclosures);
    }

    private String authorLine() {
        if (!config.get(MailOptions.ADD_AUTHORINFO)) {
            return "";
        }
        String address = config.get(MailOptions.ADD_AUTHOREMAIL) ? PersonName.address(db, author) : "";
        String who = PersonName.of(db, author) + (address.isEmpty() ? "" : " <" + address + ">");
        if (messages == null) {
            return "\nChange by " + who + ":\n";
        }
        boolean isOnly = ((Collection<?>) items.get(message.itemId(), "messages")).size() == 1;
        return isOnly ? "\nNew submission from " + who + ":\n" : "\n" + who + " added the comment:\n";
    }

    private void readFiles(List<Letter.Enclosure> enclosures, StringBuilder text) {
        if (messages == null || !messages.definition().has("files")) {
            return;
        }
        HyperClass files =
                db.getclass(messages.definition().property("files").reference().target());
        long limit = config.get(NosyOptions.MAX_ATTACHMENT_SIZE);
        for (Object each : (Collection<?>) messages.get(message.messageId(), "files")) {
            String id = each.toString();
            String name = text(files, id, "name");
            if (size(files, id) <= limit) {
                enclosures.add(new Letter.Enclosure(
                        name.isEmpty() ? "unnamed" : name, text(files, id, "type"), files.getClassname(), id, null));
            } else {
                text.append("\nFile '")
                        .append(name)
                        .append("' not attached - you can download it from ")
                        .append(config.get(TrackerOptions.WEB))
                        .append(files.getClassname())
                        .append(id)
                        .append('.');
            }
        }
    }

    private long size(HyperClass files, String id) {
        try {
            return db.contents().size(files.getClassname(), id);
        } catch (NotFound missing) {
            return Long.MAX_VALUE;
        }
    }

    private static String text(HyperClass hyperclass, String id, String property) {
        Object value = hyperclass.definition().has(property) ? hyperclass.get(id, property) : null;
        return value == null ? "" : value.toString();
    }

    /** What changed, as text. */
    String note() {
        ChangeNote change = new ChangeNote(db, items, message.itemId());
        String note = message.oldValues() == null ? change.ofNew() : change.ofChange(message.oldValues());
        return message.noteFilter() == null ? note : message.noteFilter().apply(note);
    }

    private String signature() {
        String name = config.get(TrackerOptions.NAME);
        String quoted = NEEDS_QUOTES.matcher(name).find()
                ? "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : name;
        String address = quoted + " <" + config.get(TrackerOptions.EMAIL) + ">";
        String url = "<" + config.get(TrackerOptions.WEB) + message.className() + message.itemId() + ">";
        String line = "_".repeat(Math.max(url.length(), address.length()));
        return "\n" + String.join("\n", line, address, url, line);
    }
}
