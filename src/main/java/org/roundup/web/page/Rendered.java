package org.roundup.web.page;

import java.nio.charset.StandardCharsets;

/** A finished page. */
public final class Rendered {

    private final String contentType;
    private final byte[] body;

    Rendered(String contentType, byte[] body) {
        this.contentType = contentType;
        this.body = body;
    }

    /** A page of that text. */
    public static Rendered of(String contentType, String text) {
        return new Rendered(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public String contentType() {
        return contentType;
    }

    /** The page in UTF-8; not to be changed. */
    public byte[] body() {
        return body;
    }
}
