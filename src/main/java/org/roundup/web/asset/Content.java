package org.roundup.web.asset;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Bytes that can be sent.
 *
 * @param type content type
 * @param length number of bytes
 * @param tag strong entity tag with its quotes, or null
 * @param modified time of the last change, or null
 * @param source opens the bytes
 */
public record Content(String type, long length, String tag, Instant modified, Source source) {

    /** Opens the bytes from the start. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
