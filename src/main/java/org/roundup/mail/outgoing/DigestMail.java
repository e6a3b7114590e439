package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.Letterhead;
import org.roundup.mail.letter.MessageId;
import org.roundup.mail.preference.Wishes;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.notice.DigestEntries.Entry;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;

/** Composes the mail that tells a user of several changes, item by item. What the user may not see is left out. */
final class DigestMail {

    private static final String LIST = "nosy";

    private final Database db;
    private final TrackerConfig config;
    private final Access access;
    private final Readers readers;
    private final Letterhead head;
    private final String userId;

    DigestMail(Database db, TrackerConfig config, Access access, String userId) {
        this.db = db;
        this.config = config;
        this.access = access;
        this.readers = new Readers(db, access);
        this.head = new Letterhead(config);
        this.userId = userId;
    }

    /** The letter; none if nothing is left that the user may and wants to see. */
    Optional<Letter> compose(List<Entry> entries) {
        String address = readers.isReader(userId) ? PersonName.address(db, userId) : "";
        List<Entry> shown = entries.stream().filter(this::isShown).toList();
        if (address.isEmpty() || shown.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Entry>> items = new LinkedHashMap<>();
        shown.forEach(entry -> items.computeIfAbsent(entry.className() + entry.itemId(), key -> new ArrayList<>())
                .add(entry));
        List<Letter.Piece> text = new ArrayList<>();
        items.values().forEach(changes -> write(text, changes));
        text.add(Letter.Piece.of("\n--\nHow often you get mail: <" + head.url("home?@template=mail") + ">\n"));
        Entry only = items.size() == 1 ? shown.get(0) : null;
        Letter.About about = new Letter.About(
                only == null ? "" : only.className(), only == null ? "" : only.itemId(), LIST, Map.of(address, userId));
        return Optional.of(new Letter(
                head.envelopeSender(),
                List.of(address),
                headers(address, only, shown.size(), items.size()),
                text,
                List.of(),
                false,
                about));
    }

    /** Wishes and permissions are those of now. */
    private boolean isShown(Entry entry) {
        HyperClass items = db.getclass(entry.className());
        return items.hasnode(entry.itemId())
                && !Wishes.of(db, entry.className(), entry.itemId(), List.of(userId))
                        .isUnwanted(userId)
                && access.hasPermission("View", userId, entry.className(), null, entry.itemId())
                && readers.maySee(userId, entry.messageClass(), entry.messageId());
    }

    private void write(List<Letter.Piece> text, List<Entry> changes) {
        Entry first = changes.get(0);
        String designator = first.className() + first.itemId();
        String title = designator + ": " + title(first);
        text.add(Letter.Piece.of(
                "\n" + title + "\n" + "=".repeat(Math.min(title.length(), 78)) + "\n<" + head.url(designator) + ">\n"));
        for (Entry change : changes) {
            String when = RoundupDate.ofEpochMilli(change.createdMillis())
                    .local(db.timezoneOf(userId))
                    .toString()
                    .replace('.', ' ');
            text.add(Letter.Piece.of("\n" + PersonName.of(db, change.actor()) + ", " + when + ":\n\n"));
            if (change.messageId() != null) {
                text.add(Letter.Piece.content(change.messageClass(), change.messageId()));
                text.add(Letter.Piece.of("\n" + files(change)));
            }
            text.add(Letter.Piece.of(change.note() + "\n"));
        }
    }

    private String title(Entry entry) {
        HyperClass items = db.getclass(entry.className());
        Object title = items.definition().has("title") ? items.get(entry.itemId(), "title") : null;
        return title == null ? "" : title.toString();
    }

    /** Files are not attached, but named. */
    private String files(Entry change) {
        HyperClass messages = db.getclass(change.messageClass());
        StringBuilder lines = new StringBuilder();
        if (messages.definition().has("files")) {
            String files = messages.definition().property("files").reference().target();
            for (Object id : (Collection<?>) messages.get(change.messageId(), "files")) {
                Object name = db.getclass(files).get(id.toString(), "name");
                lines.append("File '")
                        .append(name == null ? "unnamed" : name)
                        .append("': ")
                        .append(head.url(files + id))
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private List<Letter.Header> headers(String address, Entry only, int changes, int items) {
        String subject = only == null
                ? config.get(TrackerOptions.NAME) + ": " + changes + " changes of " + items + " items"
                : "[" + only.className() + only.itemId() + "] " + title(only);
        List<Letter.Header> headers = new ArrayList<>();
        headers.add(new Letter.Header("Subject", HeaderValue.text(subject, head.charset())));
        headers.add(new Letter.Header("To", address));
        headers.add(new Letter.Header("From", head.tracker()));
        headers.add(new Letter.Header("Reply-To", only == null ? head.admin() : head.tracker()));
        headers.add(new Letter.Header(
                "Message-Id", MessageId.create(config, db.now().toInstant(), "digest")));
        if (only != null && only.messageId() != null) {
            addThread(headers, only);
        }
        headers.add(new Letter.Header("List-Id", head.listId()));
        headers.addAll(head.standard(db.now().toInstant(), "auto-generated"));
        return headers;
    }

    /** A digest of one item lies in the thread of that item. */
    private void addThread(List<Letter.Header> headers, Entry only) {
        HyperClass items = db.getclass(only.className());
        if (items.definition().has("messages")
                && db.getclass(only.messageClass()).definition().has("messageid")) {
            List<String> thread = new MailThread(db, items, only.itemId()).before(only.messageId(), "");
            if (!thread.isEmpty()) {
                headers.add(new Letter.Header("In-Reply-To", HeaderValue.ascii(thread.get(thread.size() - 1))));
                headers.add(new Letter.Header("References", HeaderValue.ascii(String.join(" ", thread))));
            }
        }
    }
}
