package org.roundup.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.roundup.mail.incoming.HeldMail;
import org.roundup.mail.incoming.Receipt;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.ReceivedBytes;

/** Mails that a test holds, and what looks at the mails of a source one by one. */
public final class HeldMails {

    private HeldMails() {}

    /** Takes mails by their text. */
    public static Consumer<List<? extends HeldMail>> each(Function<String, Receipt> taker) {
        return mails -> mails.forEach(mail -> mail.settle(taker.apply(text(0, mail))));
    }

    /** The text of a mail, with the line ends of Unix. */
    public static String text(long most, HeldMail held) {
        try (IncomingMail mail = IncomingMail.read(most, held::writeTo);
                InputStream in = mail.open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A mail that tells somebody what became of it. */
    public static HeldMail of(String text, Consumer<Receipt> settled) {
        return new HeldMail() {
            @Override
            public void writeTo(ReceivedBytes bytes) throws IOException {
                bytes.write(text.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void settle(Receipt receipt) {
                settled.accept(receipt);
            }
        };
    }
}
