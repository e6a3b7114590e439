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
    private ByteArrayOutputStream held = new ByteArrayOutputStream(1024);

    HeldStream(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (held != null && held.size() + length > MOST) {
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
        response.getOutputStream().write(body);
        return body;
    }
}
