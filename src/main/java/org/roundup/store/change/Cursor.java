package org.roundup.store.change;

import org.roundup.hyperdb.ValueError;

/**
 * A place in the change log, between changes. Cursors belong to one database: after a restore into another server a
 * reader begins with {@link ChangeLog#latest}.
 *
 * @param transaction number of a transaction
 * @param sequence number of a change within the log
 */
public record Cursor(long transaction, long sequence) {

    /** Before all changes. */
    public static final Cursor START = new Cursor(0, 0);

    /** Reads what {@link #toString} wrote. */
    public static Cursor parse(String text) {
        int dash = text.indexOf('-');
        try {
            if (dash > 0) {
                return new Cursor(
                        Long.parseUnsignedLong(text, 0, dash, 10),
                        Long.parseUnsignedLong(text, dash + 1, text.length(), 10));
            }
        } catch (NumberFormatException error) {
            throw new ValueError("'" + text + "' is not a place in the change log", error);
        }
        throw new ValueError("'" + text + "' is not a place in the change log");
    }

    @Override
    public String toString() {
        return transaction + "-" + sequence;
    }
}
