package org.roundup.mail.source;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.roundup.mail.incoming.HeldMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What POP3 and IMAP have in common: a session, and a folder whose mails are taken. */
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

    private static Folder existing(Folder folder) throws MessagingException {
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
            throw new SourceException(
                    "The folder '" + folder.getFullName() + "' cannot be made. The server separates folders by '"
                            + folder.getSeparator() + "'",
                    null);
        }
        return folder;
    }

    /**
     * Hands over the mails of a folder. Those that were dealt with are deleted, after they were copied to another folder if one
     * is given. The number of those that are still there, since they were deferred.
     */
    static int each(
            Store store, String folderName, Optional<String> processed, Consumer<List<? extends HeldMail>> taker)
            throws MessagingException {
        Folder folder = store.getFolder(folderName);
        if (!folder.exists()) {
            throw new SourceException("Failed to get mailbox '" + folderName + "': there is no such folder", null);
        }
        Folder target = processed.isPresent() ? existing(store.getFolder(processed.get())) : null;
        folder.open(Folder.READ_WRITE);
        int left = 0;
        try {
            List<ServerMail> mails = new ArrayList<>();
            for (Message message : folder.getMessages()) {
                if (!message.isSet(Flags.Flag.DELETED)) {
                    mails.add(new ServerMail(message, target));
                }
            }
            for (int next = 0; next < mails.size(); next += MailSource.TOGETHER) {
                List<ServerMail> some = mails.subList(next, Math.min(next + MailSource.TOGETHER, mails.size()));
                taker.accept(some);
                left += (int) some.stream().filter(mail -> !mail.done()).count();
            }
        } finally {
            if (folder.isOpen()) {
                folder.close(true);
            }
        }
        return left;
    }
}
