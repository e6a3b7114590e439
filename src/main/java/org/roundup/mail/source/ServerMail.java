package org.roundup.mail.source;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.eclipse.angus.mail.pop3.POP3Message;
import org.roundup.mail.incoming.HeldMail;
import org.roundup.mail.incoming.Receipt;
import org.roundup.mail.mime.ReceivedBytes;

/** A mail in the folder of a mail server. Of one that is too large only the headers are fetched. */
final class ServerMail implements HeldMail {

    private final Message message;
    private final Folder processed;
    private boolean done;

    /** @param processed the folder to which it is moved when it was dealt with; null if it is deleted */
    ServerMail(Message message, Folder processed) {
        this.message = message;
        this.processed = processed;
    }

    @Override
    public void writeTo(ReceivedBytes bytes) throws IOException {
        try {
            if (bytes.most() < Long.MAX_VALUE && message.getSize() > bytes.most()) {
                writeHeaders(bytes);
                bytes.skip(message.getSize());
            } else {
                message.writeTo(bytes);
            }
        } catch (MessagingException error) {
            throw new SourceException("A mail cannot be fetched: " + error.getMessage(), error);
        }
    }

    private void writeHeaders(ReceivedBytes bytes) throws MessagingException, IOException {
        if (message instanceof POP3Message pop) {
            pop.top(0).transferTo(bytes);
            return;
        }
        StringBuilder headers = new StringBuilder();
        for (jakarta.mail.Header header : java.util.Collections.list(message.getAllHeaders())) {
            headers.append(header.getName())
                    .append(": ")
                    .append(header.getValue())
                    .append("\r\n");
        }
        bytes.write(headers.append("\r\n").toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Override
    public void settle(Receipt receipt) {
        if (receipt == Receipt.DEFERRED) {
            return;
        }
        try {
            if (processed != null) {
                message.getFolder().copyMessages(new Message[] {message}, processed);
            }
            message.setFlag(Flags.Flag.DELETED, true);
            done = true;
        } catch (MessagingException error) {
            throw new SourceException("A mail cannot be moved or deleted: " + error.getMessage(), error);
        }
    }

    /** Whether it was dealt with. */
    boolean done() {
        return done;
    }
}
