package org.roundup.mail;

import java.util.List;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.tracker.Tracker;

/** What waits in the outbox of a tracker. */
public final class Letters {

    private Letters() {}

    /** The letters that wait. */
    public static List<Letter> letters(Database db) {
        return new Outbox()
                .list(db.session(), OutboxMessage.State.NEW, 100).stream()
                        .map(message -> LetterBox.read(message.payload()))
                        .toList();
    }

    /** The letters that wait. */
    public static List<Letter> letters(Tracker tracker) {
        return tracker.call("admin", Letters::letters);
    }

    /** The letters that wait, which are gone then. */
    public static List<Letter> taken(Tracker tracker) {
        return tracker.call("admin", db -> {
            List<Letter> found = letters(db);
            db.session().update("DELETE FROM ee_outbox");
            return found;
        });
    }

    /** The first header of that name; empty if there is none. */
    public static String header(Letter letter, String name) {
        return letter.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Letter.Header::value)
                .findFirst()
                .orElse("");
    }
}
