package org.roundup.mail.outgoing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.preference.DigestTime;
import org.roundup.mail.preference.Wishes;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.notice.DigestEntries;
import org.roundup.store.notice.MailPreference.Rhythm;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.notify.NosyMessage;

/** Tells people of a new item who asked to be told of such items. */
public final class NewItemMail {

    private NewItemMail() {}

    /**
     * Writes the letters, in the name of the item's creator. Whoever has got the item's first message already is not told
     * again.
     *
     * @param userIds who is to be told, as far as they may read the message
     */
    public static void write(
            Database db,
            TrackerConfig config,
            Access access,
            String className,
            String itemId,
            Collection<String> userIds) {
        HyperClass items = db.getclass(className);
        String creator = String.valueOf(items.get(itemId, "creator"));
        db.setCurrentUser(db.getclass("user").get(creator, "username").toString());
        String first = firstMessage(items, itemId);
        NosyMessage notice = new NosyMessage(
                className,
                itemId,
                first,
                null,
                "",
                null,
                List.of(),
                userIds.stream().filter(id -> !id.equals(creator)).sorted().toList(),
                List.of(),
                List.of(),
                null,
                null,
                Map.of());
        Posting posting = new Posting(db, config);
        for (Letter letter : new NosyMail(db, config, access, notice).compose()) {
            for (String address : letter.recipients()) {
                posting.put(letter.to(List.of(address)).with("To", address));
            }
        }
    }

    private static String firstMessage(HyperClass items, String itemId) {
        Object messages = items.definition().has("messages") ? items.get(itemId, "messages") : null;
        return messages instanceof List<?> list && !list.isEmpty() ? list.get(0).toString() : null;
    }

    /**
     * Puts an item into digests that are due now, or when those users want theirs, in place of letters.
     *
     * @param userIds as for {@link #write}
     */
    public static void collect(Database db, String className, String itemId, Collection<String> userIds) {
        HyperClass items = db.getclass(className);
        String creator = String.valueOf(items.get(itemId, "creator"));
        String first = firstMessage(items, itemId);
        String messageClass = first == null
                ? null
                : items.definition().property("messages").reference().target();
        Collection<?> reached =
                first != null && db.getclass(messageClass).definition().has("recipients")
                        ? (List<?>) db.getclass(messageClass).get(first, "recipients")
                        : List.of();
        Instant now = db.now().toInstant();
        DigestEntries.Entry entry =
                new DigestEntries.Entry(0, className, itemId, messageClass, first, creator, now.toEpochMilli(), "");
        Wishes wishes = Wishes.of(db, className, itemId, userIds);
        for (String userId : userIds) {
            if (!userId.equals(creator) && !reached.contains(userId) && !wishes.isUnwanted(userId)) {
                Rhythm rhythm = wishes.rhythm(userId);
                Instant due = rhythm.isDigest() ? DigestTime.after(now, rhythm, db.timezoneOf(userId)) : now;
                DigestEntries.add(db.session(), List.of(userId), due.toEpochMilli(), entry);
            }
        }
    }
}
