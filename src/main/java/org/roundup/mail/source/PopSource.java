package org.roundup.mail.source;

import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.InputStream;
import java.util.Properties;
import java.util.function.Function;
import org.roundup.mail.incoming.Receipt;

/** A POP3 mailbox. */
public final class PopSource implements MailSource {

    /** How to connect and log in. */
    public enum Kind {
        POP("pop3"),
        POPS("pop3s"),
        APOP("pop3");

        private final String protocol;

        Kind(String protocol) {
            this.protocol = protocol;
        }
    }

    private final Account account;
    private final Kind kind;

    public PopSource(Account account, Kind kind) {
        this.account = account;
        this.kind = kind;
    }

    @Override
    public boolean each(Function<InputStream, Receipt> taker) {
        Properties properties = new Properties();
        properties.put("mail." + kind.protocol + ".apop.enable", String.valueOf(kind == Kind.APOP));
        try (Store store = MailServer.session(kind.protocol, properties).getStore(kind.protocol)) {
            store.connect(account.server(), account.port(), account.user(), account.password());
            return MailServer.each(store, "INBOX", taker) == 0;
        } catch (MessagingException error) {
            throw new SourceException("POP server error: " + account + ": " + error.getMessage(), error);
        }
    }
}
