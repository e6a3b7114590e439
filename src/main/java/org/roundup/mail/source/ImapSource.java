package org.roundup.mail.source;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.roundup.mail.incoming.Receipt;

/** A folder of an IMAP mailbox. Mails that were dealt with are deleted, whether anybody has read them or not. */
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
    private final String folder;
    private final Optional<OauthTokens> tokens;

    /**
     * @param folder empty for the inbox
     * @param tokens needed for {@link Login#OAUTH}, which takes them in place of the password
     */
    public ImapSource(Account account, Login login, Optional<String> folder, Optional<OauthTokens> tokens) {
        this.account = account;
        this.login = login;
        this.folder = folder.orElse(DEFAULT_FOLDER);
        this.tokens = tokens;
    }

    @Override
    public boolean each(Function<InputStream, Receipt> taker) {
        try (Store store = MailServer.session(login.protocol, properties()).getStore(login.protocol)) {
            connect(store);
            return MailServer.each(store, folder, taker);
        } catch (AuthenticationFailedException refused) {
            throw new SourceException("IMAP login failure: " + account + ": " + refused.getMessage(), refused);
        } catch (MessagingException error) {
            throw new SourceException("IMAP server error: " + account + ": " + error.getMessage(), error);
        }
    }

    private void connect(Store store) throws MessagingException {
        String password = tokens.map(OauthTokens::access).orElse(account.password());
        try {
            store.connect(account.server(), account.port(), account.user(), password);
        } catch (AuthenticationFailedException refused) {
            if (tokens.isEmpty()) {
                throw refused;
            }
            store.connect(
                    account.server(),
                    account.port(),
                    account.user(),
                    tokens.get().renew());
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
