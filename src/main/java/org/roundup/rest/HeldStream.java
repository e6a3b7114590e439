package org.roundup.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Holds back the beginning of a body, so that a small one is sent with its length, and a failure within it can still be
 * answered as one.
 */
final class HeldStream extends OutputStream {

    private static final int MOST = 64 * 1024;

    private final HttpServletResponse response;
    private final boolean head;
    private ByteArrayOutputStream held = new ByteArrayOutputStream(1024);

    /** @param head whether only the length is told, of a small body */
    HeldStream(HttpServletResponse response, boolean head) {
        this.response = response;
        this.head = head;
    }

    /** Thrown to whoever writes a body that is too large for its length to be told, and of which nothing is sent. */
    static final class LengthUntold extends IOException {
        private static final long serialVersionUID = 1L;

        LengthUntold() {
            super("the length of a large body is not told");
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (held != null && held.size() + length > MOST) {
            if (head) {
                throw new LengthUntold();
            }
            held.writeTo(response.getOutputStream());
            held = null;
        }
        if (held == null) {
            response.getOutputStream().write(bytes, from, length);
        } else {
            held.write(bytes, from, length);
        }
    }

    /**
     * Sends what is held. Not called after a failure.
     *
     * @return the whole body if it was held, else null
     */
    byte[] complete() throws IOException {
        if (held == null) {
            return null;
        }
        byte[] body = held.toByteArray();
        held = null;
        response.setContentLength(body.length);
        if (!head) {
            response.getOutputStream().write(body);
        }
        return body;
    }
}
