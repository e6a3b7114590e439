package org.roundup.mail.source;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Function;
import org.roundup.mail.incoming.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What POP3 and IMAP have in common: a session, and a folder whose mails are taken one by one. */
final class MailServer {

    private static final String TIMEOUT_MILLIS = "60000";

    static final Logger LOG = LoggerFactory.getLogger("roundup.mailgw");

    private MailServer() {}

    /** A session with timeouts, in which TLS checks the certificate against the name of the server. */
    static Session session(String protocol, Properties more) {
        Properties properties = new Properties();
        properties.putAll(more);
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        return Session.getInstance(properties);
    }

    /** Hands over the mails of a folder. The number of those that are still there, since they were deferred. */
    static int each(Store store, String folderName, Function<InputStream, Receipt> taker) throws MessagingException {
        Folder folder = store.getFolder(folderName);
        if (!folder.exists()) {
            throw new SourceException("Failed to get mailbox '" + folderName + "': there is no such folder", null);
        }
        folder.open(Folder.READ_WRITE);
        int left = 0;
        try {
            for (Message message : folder.getMessages()) {
                left += take(message, taker) ? 0 : 1;
            }
        } finally {
            if (folder.isOpen()) {
                folder.close(true);
            }
        }
        return left;
    }

    private static boolean take(Message message, Function<InputStream, Receipt> taker) throws MessagingException {
        if (message.isSet(Flags.Flag.DELETED)) {
            return true;
        }
        Path copy = null;
        try {
            copy = Files.createTempFile("roundup-mail-", ".eml");
            try (OutputStream out = Files.newOutputStream(copy)) {
                message.writeTo(out);
            }
            try (InputStream in = Files.newInputStream(copy)) {
                if (taker.apply(in) == Receipt.DEFERRED) {
                    return false;
                }
            }
            message.setFlag(Flags.Flag.DELETED, true);
            return true;
        } catch (IOException error) {
            throw new UncheckedIOException("A mail cannot be fetched", error);
        } finally {
            if (copy != null) {
                copy.toFile().delete();
            }
        }
    }
}
