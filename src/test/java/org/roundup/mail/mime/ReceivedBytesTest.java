package org.roundup.mail.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail is the same in memory and on the disk, and no more of it is kept than is wanted. */
class ReceivedBytesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, (256 << 10) - 1, 256 << 10, (256 << 10) + 1, 3_000_000})
    void whatIsWrittenIsRead(int length) throws IOException {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        try (IncomingMail mail = IncomingMail.read(0, bytes -> {
                    for (int at = 0; at < length; at += 7000) {
                        bytes.write(data, at, Math.min(7000, length - at));
                    }
                });
                InputStream in = mail.open()) {
            assertEquals(length, mail.size());
            assertArrayEquals(data, in.readAllBytes());
        }
    }

    @Test
    void ofALargerMailTheBeginningIsKeptAndTheRestIsCounted() throws IOException {
        byte[] line = "all work and no play makes the gateway a dull program\n"
                .repeat(100)
                .getBytes("US-ASCII");
        try (IncomingMail mail = IncomingMail.read(500_000, bytes -> {
                    bytes.write("Subject: long\n\n".getBytes("US-ASCII"));
                    for (int i = 0; i < 10_000; i++) {
                        bytes.write(line);
                    }
                    bytes.skip(7);
                });
                InputStream in = mail.open()) {
            assertEquals(15 + 10_000L * line.length + 7, mail.size());
            assertEquals(500_000, in.readAllBytes().length);
            assertEquals(Optional.of("long"), mail.header("Subject"));
        }
    }

    @Test
    void theLineBeforeAMailOfAMailboxIsNoHeader() throws IOException {
        String text = "From x Mon Jan 1\nSubject: hello\n\n" + "x".repeat(300_000);
        for (String each : Arrays.asList(text, text.substring(0, 100))) {
            try (IncomingMail mail = IncomingMail.read(0, bytes -> bytes.write(each.getBytes("US-ASCII")))) {
                assertEquals(Optional.of("hello"), mail.header("Subject"));
            }
        }
    }
}
