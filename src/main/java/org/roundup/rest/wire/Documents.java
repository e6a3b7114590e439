package org.roundup.rest.wire;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Writes answers. */
public final class Documents {

    private static final int BUFFER = 16 * 1024;

    private Documents() {}

    /** The document as bytes. */
    public static byte[] bytes(Format format, boolean pretty, Object tree) {
        StringBuilder text = new StringBuilder();
        try {
            format.writer(text, pretty).write(tree);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes one document a line, in JSON; the stream remains open. */
    public static void lines(Iterable<?> trees, OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        TreeWriter lines = Format.JSON.writer(writer, false);
        for (Object tree : trees) {
            lines.write(tree);
        }
        writer.flush();
    }

    /** Writes the document bit by bit; the stream remains open. */
    public static void stream(Format format, boolean pretty, Object tree, OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        format.writer(writer, pretty).write(tree);
        writer.flush();
    }
}
