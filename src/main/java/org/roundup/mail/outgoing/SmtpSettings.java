package org.roundup.mail.outgoing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailOptions;

/** How the mail server of a tracker is reached. */
final class SmtpSettings {

    private static final String TIMEOUT_MILLIS = "60000";

    private final TrackerConfig config;
    private final Session session;

    /** @param international whether for mails with addresses beyond ASCII, which need a server that knows SMTPUTF8 */
    SmtpSettings(TrackerConfig config, boolean international) {
        this.config = config;
        Properties properties = new Properties();
        properties.put("mail.mime.allowutf8", String.valueOf(international));
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = config.get(MailOptions.TLS);
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.put("mail.smtp.ssl.enable", String.valueOf(config.get(MailOptions.SSL)));
        config.get(MailOptions.TLS_CERTFILE)
                .ifPresent(file -> properties.put(
                        "mail.smtp.ssl.socketFactory",
                        ClientCertificate.sockets(
                                file, config.get(MailOptions.TLS_KEYFILE).orElse(file))));
        config.get(MailOptions.LOCAL_HOSTNAME).ifPresent(name -> properties.put("mail.smtp.localhost", name));
        properties.put(
                "mail.smtp.auth",
                String.valueOf(!config.get(MailOptions.USERNAME).isEmpty()));
        this.session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    /** A new connection, which the caller closes. */
    Transport connect() throws MessagingException {
        Transport transport = session.getTransport("smtp");
        String user = config.get(MailOptions.USERNAME);
        transport.connect(
                config.get(MailOptions.HOST),
                config.integer(MailOptions.PORT),
                user.isEmpty() ? null : user,
                user.isEmpty() ? null : config.get(MailOptions.PASSWORD));
        return transport;
    }
}
