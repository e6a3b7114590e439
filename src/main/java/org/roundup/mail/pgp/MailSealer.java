package org.roundup.mail.pgp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.PgpOptions;

/**
 * Encrypts and signs what the tracker sends. Bouncy Castle, which takes long to load, is left alone until there is such a mail.
 * For all threads.
 */
public final class MailSealer {

    private final TrackerConfig config;
    private final KeyFolder folder;

    public MailSealer(TrackerConfig config) {
        this.config = config;
        this.folder = KeyFolder.of(config);
    }

    /** Whether mail that is not encrypted is signed. */
    public boolean signs() {
        return config.get(PgpOptions.ENABLE) && config.get(PgpOptions.SIGN);
    }

    /** Those of the addresses for which there is a key. */
    public List<String> withKeys(List<String> addresses) {
        KeyRing keys = folder.keys();
        return addresses.stream()
                .filter(address -> keys.toEncryptFor(address).isPresent())
                .toList();
    }

    /**
     * Encrypts a mail.
     *
     * @param inner the mail
     * @param recipients addresses that all have keys
     * @param outer gets the encrypted content; its other headers stay
     */
    public void encrypt(MimeMessage inner, List<String> recipients, MimeMessage outer)
            throws MessagingException, IOException {
        new PgpWriter(config, folder).encrypt(inner, recipients, outer);
    }

    /**
     * Signs the content of a mail.
     *
     * @param content all of it, which must be ASCII, becomes the signed part
     * @param outer gets both; its other headers stay
     */
    public void sign(MimeMessage content, MimeMessage outer) throws MessagingException, IOException {
        new PgpWriter(config, folder).sign(content, outer);
    }
}
