package org.roundup.mail.letter;

import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;

/** Where letters are put while a unit of work is open: they are sent if, and once, it is committed. Thread-safe. */
public final class LetterBox {

    private static final Outbox OUTBOX = new Outbox();

    private LetterBox() {}

    /** Notes that a letter is to be sent. One without recipients is dropped. */
    public static void put(Database db, Letter letter) {
        if (!letter.recipients().isEmpty()) {
            OUTBOX.enqueue(db.session(), Letter.KIND, LetterJson.write(letter));
        }
    }

    /** A letter as the outbox keeps it. */
    public static String write(Letter letter) {
        return LetterJson.write(letter);
    }

    /** The letter that a message of the outbox carries. */
    public static Letter read(String payload) {
        return LetterJson.read(payload);
    }
}
