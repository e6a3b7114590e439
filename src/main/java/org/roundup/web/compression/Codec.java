package org.roundup.web.compression;

import java.io.IOException;
import java.io.OutputStream;

/** A content coding that the server can apply. Stateless, for all threads. */
interface Codec {

    /** The name of the coding in {@code Accept-Encoding} and {@code Content-Encoding}. */
    String name();

    /**
     * An encoder over a stream. Its flush makes everything written so far readable for the client; its close ends the
     * coded form, frees memory outside the heap and closes the stream below.
     */
    OutputStream encode(OutputStream out) throws IOException;
}
