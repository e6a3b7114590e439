package org.roundup.rest.resource;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: either a tree that is written in the wished format, or bytes of a type, or nothing but headers. */
public final class Reply {

    /** Writes bytes. */
    public interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    private final int status;
    private final Object tree;
    private final String contentType;
    private final Bytes bytes;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Reply(int status, Object tree, String contentType, Bytes bytes) {
        this.status = status;
        this.tree = tree;
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /** What was asked for, as member {@code data}. */
    public static Reply data(int status, Map<String, ?> data) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("data", data);
        return tree(status, envelope);
    }

    /** A document without an envelope. */
    public static Reply tree(int status, Object tree) {
        return new Reply(status, tree, null, null);
    }

    /** Bytes as they are. */
    public static Reply bytes(String contentType, Bytes bytes) {
        return bytes(200, contentType, bytes);
    }

    /** Bytes as they are, with a status. */
    public static Reply bytes(int status, String contentType, Bytes bytes) {
        return new Reply(status, null, contentType, bytes);
    }

    /** Headers only. */
    public static Reply empty(int status) {
        return new Reply(status, null, null, null);
    }

    /** Sets a header; null removes one that answers have by default. */
    public Reply with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public int status() {
        return status;
    }

    public Object tree() {
        return tree;
    }

    public String contentType() {
        return contentType;
    }

    public Bytes bytes() {
        return bytes;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
