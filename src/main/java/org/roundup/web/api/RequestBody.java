package org.roundup.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads bodies of programs' calls. What is compressed by gzip is unpacked, but to no more than an uncompressed one may have. */
public final class RequestBody {

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final int BUFFER = 16 * 1024;

    private RequestBody() {}

    /** A body that is not taken; the message is for whoever sent it. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        private Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        /** HTTP status: 400, 413 or 415. */
        public int status() {
            return status;
        }
    }

    /**
     * Reads the body.
     *
     * @param largest number of bytes at most, unpacked
     * @throws Refused if it is larger, of another coding than gzip, or no gzip
     */
    public static byte[] read(HttpServletRequest request, int largest) {
        String coding = request.getHeader("Content-Encoding");
        boolean plain = coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase("identity");
        boolean packed = !plain && GZIP.contains(coding.strip().toLowerCase(Locale.ROOT));
        if (!plain && !packed) {
            throw new Refused(
                    415, "A body of coding " + coding.strip() + " is not understood; send it plain or as gzip.");
        }
        if (request.getContentLengthLong() > largest) {
            throw tooLarge(largest);
        }
        try {
            InputStream in = request.getInputStream();
            return bytes(packed ? new GZIPInputStream(in, BUFFER) : in, largest);
        } catch (ZipException | EOFException malformed) {
            throw new Refused(400, "The body is no gzip, or cut off.");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(InputStream in, int largest) throws IOException {
        byte[] read = in.readNBytes(largest + 1);
        if (read.length > largest) {
            throw tooLarge(largest);
        }
        return read;
    }

    private static Refused tooLarge(int largest) {
        return new Refused(413, "The body is larger than " + largest / 1024 / 1024 + " MiB.");
    }
}
