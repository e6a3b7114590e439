package org.roundup.mail.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.roundup.mail.letter.MessageId;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.MailAddress;
import org.roundup.mail.pgp.OpenedMail;
import org.roundup.tracker.config.TrackerConfig;

/**
 * A mail that asks for an item to be made or changed.
 *
 * @param received as it came
 * @param opened as it is to be read
 * @param sender who wrote or redirected it
 * @param proved whether it is known that it comes from there
 * @param mayComeAgain whether it may be handed over once more though it was taken
 */
record Candidate(
        IncomingMail received,
        OpenedMail opened,
        MailAddress sender,
        Subject subject,
        boolean proved,
        boolean mayComeAgain)
        implements AutoCloseable {

    /**
     * The id by which the mail is known again: its own; if it has none and may come again, one that is made of all that is
     * in it, so that only exactly the same mail has it.
     */
    Optional<String> identity(TrackerConfig config) {
        Optional<String> own =
                opened.content().header("Message-Id").map(String::strip).filter(id -> !id.isEmpty());
        return own.isPresent() || !mayComeAgain ? own : Optional.of(MessageId.ofContent(config, digest()));
    }

    private String digest() {
        try (InputStream in = received.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException gone) {
            throw new UncheckedIOException("The mail cannot be read any more", gone);
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Closes what was made to read it, and the mail. */
    @Override
    public void close() {
        opened.close();
        received.close();
    }
}
