package org.roundup.mail.letter;

import jakarta.json.JsonException;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import org.roundup.hyperdb.NotFound;
import org.roundup.store.Contents;
import org.roundup.store.outbox.OutboxMessage;

/** A letter as administrators read it, headers decoded. */
public final class LetterView {

    private LetterView() {}

    /** The letter of a message of the outbox; empty if it is none, or was sent, or cannot be read. */
    public static Optional<Letter> of(OutboxMessage message) {
        return message.kind().equals(Letter.KIND) ? read(message.payload()) : Optional.empty();
    }

    /** The letter that a payload carries; empty if it cannot be read. */
    public static Optional<Letter> read(String payload) {
        try {
            return payload.isEmpty() ? Optional.empty() : Optional.of(LetterJson.read(payload));
        } catch (JsonException | ClassCastException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    /** The subject; empty if it has none. */
    public static String subject(Letter letter) {
        return letter.headers().stream()
                .filter(header -> header.name().equals("Subject"))
                .map(header -> decoded(header.value()))
                .findFirst()
                .orElse("");
    }

    /** Headers, text and the names of the files, a line each. */
    public static String text(Letter letter, Contents contents) {
        StringBuilder text = new StringBuilder();
        letter.headers().forEach(header -> text.append(header.name())
                .append(": ")
                .append(decoded(header.value()))
                .append('\n'));
        text.append('\n');
        letter.text().forEach(piece -> text.append(piece.text() == null ? content(piece, contents) : piece.text()));
        letter.enclosures()
                .forEach(
                        enclosure -> text.append("\n[").append(enclosure.name()).append("]"));
        return text.toString();
    }

    private static String content(Letter.Piece piece, Contents contents) {
        try {
            return contents.text(piece.className(), piece.id());
        } catch (NotFound gone) {
            return "";
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException unknown) {
            return value;
        }
    }
}
