package org.roundup.mail.source;

import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.roundup.mail.incoming.HeldMail;

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
    public boolean each(Consumer<List<? extends HeldMail>> taker) {
        Properties properties = new Properties();
        properties.put("mail." + kind.protocol + ".apop.enable", String.valueOf(kind == Kind.APOP));
        try (Store store = MailServer.session(kind.protocol, properties).getStore(kind.protocol)) {
            store.connect(account.server(), account.port(), account.user(), account.password());
            return MailServer.each(store, "INBOX", Optional.empty(), taker) == 0;
        } catch (MessagingException error) {
            throw new SourceException("POP server error: " + account + ": " + error.getMessage(), error);
        }
    }
}
