package org.roundup.mail.letter;

import java.util.List;
import java.util.Map;

/**
 * A mail to be sent.
 *
 * @param sender address that errors of delivery go to
 * @param recipients addresses that it goes to, whatever its headers say
 * @param headers its headers in order
 * @param text its text, piece by piece
 * @param enclosures its attachments
 * @param encrypted whether it leaves the tracker encrypted or not at all
 * @param about what it tells its recipients of, or null if it is no notification
 */
public record Letter(
        String sender,
        List<String> recipients,
        List<Header> headers,
        List<Piece> text,
        List<Enclosure> enclosures,
        boolean encrypted,
        About about) {

    /** Kind of the messages in the outbox. */
    public static final String KIND = "letter";

    /**
     * A header.
     *
     * @param value encoded, in ASCII
     */
    public record Header(String name, String value) {}

    /**
     * A piece of the text: as it is, or the content of a message.
     *
     * @param text null if it is a content
     * @param className class of the message, or null
     * @param id id of the message, or null
     */
    public record Piece(String text, String className, String id) {

        public static Piece of(String text) {
            return new Piece(text, null, null);
        }

        public static Piece content(String className, String id) {
            return new Piece(null, className, id);
        }
    }

    /**
     * An attachment: a file of the tracker, or bytes.
     *
     * @param name name of the file
     * @param type type and subtype
     * @param className class of the file, or null
     * @param id id of the file, or null
     * @param bytes null if it is a file
     */
    public record Enclosure(String name, String type, String className, String id, byte[] bytes) {}

    /**
     * What a notification is about, so that it can be decided once more when it is sent who may have it.
     *
     * @param className class of the item; empty if it is about several items
     * @param itemId its id; empty if it is about several items
     * @param list the property that lists the people who are told, or empty if they are told for another reason
     * @param readers ids of the users behind the addresses; an address without a user is not in it
     */
    public record About(String className, String itemId, String list, Map<String, String> readers) {}

    /** A mail that is no notification. */
    public Letter(
            String sender,
            List<String> recipients,
            List<Header> headers,
            List<Piece> text,
            List<Enclosure> enclosures) {
        this(sender, recipients, headers, text, enclosures, false, null);
    }

    /** The same to others, who do not appear in the headers. */
    public Letter to(List<String> others) {
        return new Letter(sender, others, headers, text, enclosures, encrypted, about);
    }

    /** The same with another text. */
    public Letter saying(List<Piece> pieces) {
        return new Letter(sender, recipients, headers, pieces, enclosures, encrypted, about);
    }

    /** The same as a notification. */
    public Letter about(About subject) {
        return new Letter(sender, recipients, headers, text, enclosures, encrypted, subject);
    }

    /** The same with another value of a header that is there. */
    public Letter with(String name, String value) {
        List<Header> changed = headers.stream()
                .map(header -> header.name().equals(name) ? new Header(name, value) : header)
                .toList();
        return new Letter(sender, recipients, changed, text, enclosures, encrypted, about);
    }

    /** The same, to be encrypted. */
    public Letter sealed() {
        return new Letter(sender, recipients, headers, text, enclosures, true, about);
    }
}
