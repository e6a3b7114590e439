package org.roundup.mail.outgoing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.mail.letter.Letter;
import org.roundup.security.Access;
import org.roundup.store.Database;
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
        Object messages = items.definition().has("messages") ? items.get(itemId, "messages") : null;
        String first = messages instanceof List<?> list && !list.isEmpty()
                ? list.get(0).toString()
                : null;
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
}
