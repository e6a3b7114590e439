package org.roundup.tracker.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Reads files of test cases: one line a case, columns separated by {@code " | "}, lines with # are comments. */
final class Vectors {
    private Vectors() {}

    static Stream<Arguments> read(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> Arguments.of((Object[]) line.split(" \\| ", -1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaces the escapes of a column. */
    static String unescape(String column) {
        return column.replace("\\\\", "\u0000")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\ufeff", "\ufeff")
                .replace('\u0000', '\\');
    }
}
