package org.roundup.mail.outgoing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.UnknownHostException;
import org.roundup.tracker.config.TrackerConfig;

/**
 * The connections to the mail server for one batch, opened when they are first needed: one for all mails, and one for
 * those to addresses beyond ASCII. After a connection was refused or lost there is no other in the batch: a mail server
 * that is away is not asked for each mail. Belongs to one thread.
 */
final class MailConnections implements AutoCloseable {

    private final TrackerConfig config;
    private SmtpSettings plain;
    private SmtpSettings international;
    private Transport plainTransport;
    private Transport internationalTransport;
    private boolean lost;

    MailConnections(TrackerConfig config) {
        this.config = config;
    }

    /** The settings that mails are written with. */
    Session session(boolean isInternational) {
        return settings(isInternational).session();
    }

    private SmtpSettings settings(boolean isInternational) {
        if (isInternational) {
            international = international == null ? new SmtpSettings(config, true) : international;
            return international;
        }
        plain = plain == null ? new SmtpSettings(config, false) : plain;
        return plain;
    }

    /**
     * The connection.
     *
     * @throws MessagingException if there is none for this batch
     */
    Transport open(boolean isInternational) throws MessagingException {
        if (lost) {
            throw new MessagingException("The mail server cannot be used: the connection was lost");
        }
        try {
            if (isInternational) {
                internationalTransport =
                        internationalTransport == null ? settings(true).connect() : internationalTransport;
                return internationalTransport;
            }
            plainTransport = plainTransport == null ? settings(false).connect() : plainTransport;
            return plainTransport;
        } catch (MessagingException unreachable) {
            lost = true;
            throw new MessagingException("The mail server cannot be used: " + reason(unreachable), unreachable);
        }
    }

    /** With the cause at the bottom, which says what to mend. */
    private static String reason(MessagingException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnknownHostException) {
            return "there is no host " + cause.getMessage();
        }
        return cause == failed ? failed.getMessage() : failed.getMessage() + ": " + cause.getMessage();
    }

    /** Says that a connection is of no more use. */
    void lost() {
        lost = true;
    }

    @Override
    public void close() {
        close(plainTransport);
        close(internationalTransport);
    }

    /** The mails are handed over: how the server takes the farewell does not matter. */
    private static void close(Transport transport) {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException gone) {
                org.slf4j.LoggerFactory.getLogger("roundup.mail").debug("The connection ended without farewell", gone);
            }
        }
    }
}
