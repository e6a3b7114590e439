package org.roundup.mail.mime;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import org.roundup.hyperdb.UsageError;

/** A multipart that is not read any further when it turns out to have too many parts. */
final class BoundedMultipart extends MimeMultipart {

    private final int most;
    private int parts;

    BoundedMultipart(DataSource source, int most) throws MessagingException {
        super(source);
        this.most = most;
    }

    static UsageError tooMany(int most) {
        return new UsageError("The mail has more than " + most + " parts.");
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InternetHeaders headers, byte[] content) throws MessagingException {
        count();
        return super.createMimeBodyPart(headers, content);
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream in) throws MessagingException {
        count();
        return super.createMimeBodyPart(in);
    }

    private void count() {
        if (++parts > most) {
            throw tooMany(most);
        }
    }
}
