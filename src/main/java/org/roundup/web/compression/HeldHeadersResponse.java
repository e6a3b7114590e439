package org.roundup.web.compression;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response that holds back the two headers whose values depend on the coding of the body: length and tag. */
abstract class HeldHeadersResponse extends HttpServletResponseWrapper {
    /** The length of a body that nobody has told. */
    static final long UNKNOWN = -1;

    private long length = UNKNOWN;
    private String tag;

    HeldHeadersResponse(HttpServletResponse response) {
        super(response);
    }

    /** The length of the plain body in bytes, or {@link #UNKNOWN}. */
    final long heldLength() {
        return length;
    }

    /** The tag of the plain representation, or null. */
    final String heldTag() {
        return tag;
    }

    /**
     * Sets the two headers of the response proper.
     *
     * @param finalTag null for none
     * @param finalLength {@link #UNKNOWN} for none
     */
    final void sendHeld(String finalTag, long finalLength) {
        if (finalTag != null) {
            super.setHeader("ETag", finalTag);
        }
        if (finalLength != UNKNOWN) {
            super.setContentLengthLong(finalLength);
        }
    }

    @Override
    public void reset() {
        super.reset();
        length = UNKNOWN;
        tag = null;
    }

    @Override
    public final void setContentLength(int bytes) {
        length = bytes;
    }

    @Override
    public final void setContentLengthLong(long bytes) {
        length = bytes;
    }

    @Override
    public final void setHeader(String name, String value) {
        if (!hold(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public final void addHeader(String name, String value) {
        if (!hold(name, value)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public final void setIntHeader(String name, int value) {
        if (!hold(name, Integer.toString(value))) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public final void addIntHeader(String name, int value) {
        if (!hold(name, Integer.toString(value))) {
            super.addIntHeader(name, value);
        }
    }

    private boolean hold(String name, String value) {
        if (name.equalsIgnoreCase("ETag")) {
            tag = value;
            return true;
        }
        if (name.equalsIgnoreCase("Content-Length")) {
            length = value == null ? UNKNOWN : Long.parseLong(value.strip());
            return true;
        }
        return false;
    }

    @Override
    public boolean containsHeader(String name) {
        return name.equalsIgnoreCase("ETag") && tag != null
                || name.equalsIgnoreCase("Content-Length") && length != UNKNOWN
                || super.containsHeader(name);
    }

    @Override
    public String getHeader(String name) {
        return name.equalsIgnoreCase("ETag") && tag != null ? tag : super.getHeader(name);
    }
}
