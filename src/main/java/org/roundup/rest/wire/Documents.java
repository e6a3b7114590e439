package org.roundup.rest.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes answers. */
public final class Documents {

    private Documents() {}

    /** The document as bytes. */
    public static byte[] bytes(Format format, boolean pretty, Object tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            stream(format, pretty, tree, bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes one document a line, in JSON; the stream remains open. */
    public static void lines(Iterable<?> trees, OutputStream out) throws IOException {
        TreeWriter lines = new JsonWriter(out, false);
        for (Object tree : trees) {
            lines.write(tree);
        }
    }

    /** Writes the document bit by bit; the stream remains open. */
    public static void stream(Format format, boolean pretty, Object tree, OutputStream out) throws IOException {
        format.writer(out, pretty).write(tree);
    }
}
