package org.roundup.web.compression;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The coding {@code gzip}, RFC 1952, by the JDK. */
final class GzipCodec implements Codec {
    private static final int BUFFER_SIZE = 8192;

    private final int level;

    /** @param level 1 (fast) to 9 (small) */
    GzipCodec(int level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public OutputStream encode(OutputStream out) throws IOException {
        return new LevelledStream(out, level);
    }

    /** The JDK's stream lets only a subclass set the level. */
    private static final class LevelledStream extends GZIPOutputStream {
        LevelledStream(OutputStream out, int level) throws IOException {
            super(out, BUFFER_SIZE, true);
            def.setLevel(level);
        }
    }
}
