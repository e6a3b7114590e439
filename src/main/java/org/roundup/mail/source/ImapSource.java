package org.roundup.mail.source;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.roundup.mail.incoming.HeldMail;

/**
 * A folder of an IMAP mailbox. Mails that were dealt with are deleted, or moved to another folder, whether anybody has read
 * them or not. The connection stays until it is closed or breaks; then the next call makes another.
 */
public final class ImapSource implements MailSource {

    /** How to connect and log in. */
    public enum Login {
        PLAIN("imap", null),
        TLS("imaps", null),
        CRAM_MD5("imaps", "CRAM-MD5"),
        OAUTH("imaps", "XOAUTH2");

        private final String protocol;
        private final String mechanism;

        Login(String protocol, String mechanism) {
            this.protocol = protocol;
            this.mechanism = mechanism;
        }
    }

    private static final String DEFAULT_FOLDER = "INBOX";

    private final Account account;
    private final Login login;
    private final String folderName;
    private final Optional<String> processed;
    private final Optional<OauthTokens> tokens;
    private Store store;
    private int left;
    private volatile Folder idling;

    /**
     * @param folder empty for the inbox
     * @param processed the folder to which mails are moved; it is made if there is none. Empty if they are deleted
     * @param tokens needed for {@link Login#OAUTH}, which takes them in place of the password
     */
    public ImapSource(
            Account account,
            Login login,
            Optional<String> folder,
            Optional<String> processed,
            Optional<OauthTokens> tokens) {
        this.account = account;
        this.login = login;
        this.folderName = folder.orElse(DEFAULT_FOLDER);
        this.processed = processed;
        this.tokens = tokens;
    }

    @Override
    public boolean each(Consumer<List<? extends HeldMail>> taker) {
        try {
            left = MailServer.each(connected(), folderName, processed, taker);
            return left == 0;
        } catch (MessagingException error) {
            throw broken(error);
        }
    }

    @Override
    public boolean await(Duration longest) {
        try {
            Store open = connected();
            return open instanceof IMAPStore imap && imap.hasCapability("IDLE") && idle(open, longest);
        } catch (MessagingException error) {
            throw broken(error);
        }
    }

    /** Waits for the server to tell of a mail. True if the wait was not in vain, or over. */
    private boolean idle(Store open, Duration longest) throws MessagingException {
        Folder folder = open.getFolder(folderName);
        folder.open(Folder.READ_ONLY);
        try (IdleTimer timer = new IdleTimer(folder, longest)) {
            int before = folder.getMessageCount();
            if (before <= left && folder instanceof IMAPFolder imap) {
                timer.start();
                idling = folder;
                imap.idle(true);
            }
        } finally {
            idling = null;
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
        return true;
    }

    @Override
    public void stopWaiting() {
        Folder folder = idling;
        if (folder != null) {
            IdleTimer.wake(folder);
        }
    }

    private Store connected() throws MessagingException {
        if (store == null || !store.isConnected()) {
            close();
            store = MailServer.session(login.protocol, properties()).getStore(login.protocol);
            connect(store);
        }
        return store;
    }

    private void connect(Store closed) throws MessagingException {
        String password = tokens.map(OauthTokens::access).orElse(account.password());
        try {
            closed.connect(account.server(), account.port(), account.user(), password);
        } catch (AuthenticationFailedException refused) {
            if (tokens.isEmpty()) {
                throw refused;
            }
            closed.connect(
                    account.server(),
                    account.port(),
                    account.user(),
                    tokens.get().renew());
        }
    }

    private SourceException broken(MessagingException error) {
        close();
        String what = error instanceof AuthenticationFailedException ? "IMAP login failure: " : "IMAP server error: ";
        return new SourceException(what + account + ": " + error.getMessage(), error);
    }

    @Override
    public void close() {
        Store open = store;
        store = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException alreadyBroken) {
                MailServer.LOG.debug("The connection to {} was broken: {}", account, alreadyBroken.getMessage());
            }
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        String prefix = "mail." + login.protocol + ".";
        properties.put(prefix + "partialfetch", "true");
        properties.put(prefix + "fetchsize", "1048576");
        properties.put(prefix + "peek", "true");
        if (login.mechanism != null) {
            properties.put(prefix + "auth.mechanisms", login.mechanism);
            if (login == Login.CRAM_MD5) {
                properties.put(prefix + "sasl.enable", "true");
                properties.put(prefix + "sasl.mechanisms", login.mechanism);
            }
        }
        return properties;
    }
}
