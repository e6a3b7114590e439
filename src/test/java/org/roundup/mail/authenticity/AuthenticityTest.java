package org.roundup.mail.authenticity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.tracker.config.TrackerConfig;

/** What the headers of mail servers prove. */
class AuthenticityTest {

    @TempDir
    static Path home;

    private static Authenticity with(String headers) throws IOException {
        Files.writeString(
                home.resolve("config.ini"),
                "[main]\nadmin_email = a@b.example\n[tracker]\nweb = http://b.example/\nemail = t@b.example\n"
                        + "[mail]\ndomain = b.example\nhost = localhost\n"
                        + "[mailgw]\nauthserv_ids = mx.tracker.example, mx2.tracker.example\n" + headers);
        return new Authenticity(TrackerConfig.load(home));
    }

    private static boolean proves(Authenticity authenticity, String headers) throws IOException {
        String text = headers.replace('¶', '\n') + "\nFrom: Alice <alice@example.org>\n\nx";
        try (IncomingMail mail = IncomingMail.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            return authenticity.proves(mail, mail.addresses("From").get(0));
        }
    }

    static List<String[]> vectors() {
        return Vectors.of("/mail/authentication.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void onlyWhatTheOwnServersHaveFoundProves(String name, String headers, String outcome) throws IOException {
        assertEquals(outcome.equals("proved"), proves(with(""), headers), name);
    }

    @Test
    void asManyHeadersCountAsTheServersWrite() throws IOException {
        String two = "Authentication-Results: mx.tracker.example; spf=fail smtp.mailfrom=x.example\n"
                + "Authentication-Results: mx2.tracker.example; dmarc=pass header.from=example.org";
        assertEquals(false, proves(with(""), two));
        assertEquals(true, proves(with("authserv_headers = 2\n"), two));
    }
}
