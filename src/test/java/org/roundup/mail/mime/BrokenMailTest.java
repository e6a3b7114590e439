package org.roundup.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.UsageError;

/** Whatever a mail contains, reading it ends with a result or a refusal. */
class BrokenMailTest {

    private static final String MAIL = """
            From: =?utf-8?q?J=C3=B6rg?= "x" <j@x.example>, grp: a@b, c@d;
            To: undisclosed-recipients:;
            Subject: =?utf-8?b?SGVsbG8=?= [issue1] "quoted" [a=b;c=+d]
            Content-Type: multipart/mixed; boundary="B"; x*0*=utf-8''a; x*1=b

            --B
            Content-Type: multipart/alternative; boundary=C

            --C
            Content-Type: text/plain; charset=iso-2022-jp
            Content-Transfer-Encoding: quoted-printable

            =E9=
            text =1
            --C
            Content-Type: text/html; charset=utf-16

            <p>x</p>
            --C--
            --B
            Content-Type: message/rfc822

            Subject: inner
            Content-Transfer-Encoding: base64

            SGVsbG8=
            --B
            Content-Type: application/pdf; name*=utf-8''%
            Content-Disposition: attachment; filename*0="a"; filename*1*=%C3
            Content-Transfer-Encoding: base64

            SGVsb*G8=====
            --B--
            """;

    @RepeatedTest(400)
    void damageIsSurvived(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] bytes = MAIL.getBytes(StandardCharsets.UTF_8);
        int damages = 1 + random.nextInt(20);
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(bytes.length);
            if (random.nextBoolean()) {
                bytes[at] = (byte) random.nextInt(256);
            } else {
                int to = random.nextInt(bytes.length);
                System.arraycopy(bytes.clone(), at, bytes, to, random.nextInt(bytes.length - Math.max(at, to)));
            }
        }
        try (IncomingMail mail = IncomingMail.read(new ByteArrayInputStream(bytes))) {
            mail.addresses("From");
            mail.addresses("To");
            assertFalse(mail.header("Subject").orElse("").contains("\n"));
            mail.headerLines();
            MailContent content = ContentReader.read(
                    mail,
                    new ContentReader.Rules(
                            random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), 2000, 100));
            content.attachments()
                    .forEach(attachment -> assertNotNull(attachment.content().get()));
        } catch (UsageError refused) {
            assertFalse(refused.getMessage().isEmpty());
        }
    }

    @Test
    void addressesAreFoundInBrokenHeaders() {
        assertEquals(
                "j@x.example", MailAddress.parse("Jörg (( <j@x.example>").get(0).address());
        assertEquals(
                "Doe, Jane",
                MailAddress.parse("\"Doe, Jane\" <jane@x.example>").get(0).name());
        assertEquals(0, MailAddress.parse("<>").size());
    }
}
