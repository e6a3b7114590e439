package org.roundup.mail.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The instructions for people who write to the tracker. */
final class Manual {

    private static final String FILE = "manual.txt";

    private Manual() {}

    static String text() {
        try (InputStream in = Manual.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
