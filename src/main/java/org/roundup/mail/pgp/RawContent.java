package org.roundup.mail.pgp;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;

/** Gives a mail a content that is sent byte for byte: nothing may change what was signed. */
final class RawContent {

    private RawContent() {}

    static void set(MimeMessage mail, String type, byte[] content) throws MessagingException {
        mail.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "application/octet-stream")));
        mail.setHeader("Content-Type", type);
        mail.setHeader("Content-Transfer-Encoding", "7bit");
    }
}
