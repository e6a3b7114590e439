package org.roundup.web.compression;

import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.OutputStream;

/** The coding {@code br}, RFC 7932, by Google's native library. */
final class BrotliCodec implements Codec {
    /** 1 MiB: a page fits, and a hundred streams at once do not weigh. */
    private static final int WINDOW_BITS = 20;

    private final Encoder.Parameters parameters;

    /** @param quality 0 (fast) to 11 (small) */
    BrotliCodec(int quality) {
        this.parameters = Encoder.Parameters.create(quality, WINDOW_BITS);
    }

    @Override
    public String name() {
        return "br";
    }

    @Override
    public OutputStream encode(OutputStream out) throws IOException {
        return new BrotliOutputStream(out, parameters);
    }
}
