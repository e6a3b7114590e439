package org.roundup.mail.pgp;

import java.io.IOException;
import java.util.Locale;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.PgpOptions;

/**
 * Opens signed and encrypted mail (PGP/MIME, RFC 3156). Whether what is found suffices is for {@link PgpRules} to say; text
 * that has its signature in itself is plain text here. Bouncy Castle, which takes long to load, is left alone until such a mail
 * comes. For all threads.
 */
public final class MailOpener {

    private final TrackerConfig config;
    private final KeyFolder folder;

    public MailOpener(TrackerConfig config) {
        this.config = config;
        this.folder = KeyFolder.of(config);
    }

    /**
     * Opens a mail.
     *
     * @throws IOException if the disk does not take what is in it
     * @throws org.roundup.hyperdb.ConfigurationError if the keys cannot be read
     */
    public OpenedMail open(IncomingMail mail) throws IOException {
        if (!config.get(PgpOptions.ENABLE)) {
            return OpenedMail.plain(mail);
        }
        String protocol = mail.typeParameter("protocol").orElse("").toLowerCase(Locale.ROOT);
        if (mail.type().equals("multipart/signed") && protocol.equals("application/pgp-signature")) {
            return new PgpReader(config, folder).signed(mail);
        }
        if (mail.type().equals("multipart/encrypted") && protocol.equals("application/pgp-encrypted")) {
            return new PgpReader(config, folder).encrypted(mail);
        }
        return OpenedMail.plain(mail);
    }
}
