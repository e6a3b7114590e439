package org.roundup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads files of test vectors: one case a line, columns separated by tabs, lines that start with {@code #} are
 * comments. A column in backticks keeps its blanks.
 */
public final class Vectors {

    private Vectors() {}

    /** The cases of a resource, each with all its columns. */
    public static List<String[]> of(String resource) {
        InputStream in = Vectors.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalArgumentException("no such resource: " + resource);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Vectors::columns)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] columns(String line) {
        String[] columns = line.split("\t", -1);
        for (int i = 0; i < columns.length; i++) {
            String column = columns[i];
            if (column.length() >= 2 && column.startsWith("`") && column.endsWith("`")) {
                columns[i] = column.substring(1, column.length() - 1);
            }
        }
        return columns;
    }

    /** Replaces the escapes of a column. */
    public static String unescape(String column) {
        return column.replace("\\\\", "\u0000")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\ufeff", "\ufeff")
                .replace('\u0000', '\\');
    }
}
