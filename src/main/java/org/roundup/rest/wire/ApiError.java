package org.roundup.rest.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that cannot be answered as wished. The message is for whoever sent it. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String property;
    private boolean missing;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, Object> details = new LinkedHashMap<>();

    public ApiError(int status, String message) {
        this(status, message, null, null);
    }

    /**
     * An error.
     *
     * @param status HTTP status
     * @param property the field of the body that is wrong, or null
     * @param cause or null
     */
    public ApiError(int status, String message, String property, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.property = property;
    }

    /** The request is malformed. */
    public static ApiError badRequest(String message) {
        return new ApiError(400, message);
    }

    /** A field of the request has an unacceptable value. */
    public static ApiError badField(String property, String message) {
        return new ApiError(400, message, property, null);
    }

    public int status() {
        return status;
    }

    /** The field that is wrong, or null. */
    public String property() {
        return property;
    }

    /** Headers that the answer gets. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Says that something is missing, rather than wrong. */
    public ApiError missing() {
        missing = true;
        return this;
    }

    public boolean isMissing() {
        return missing;
    }

    /** What the answer tells besides status and message, by name. */
    public Map<String, Object> details() {
        return details;
    }

    /** Has the answer tell more. */
    public ApiError detail(String name, Object value) {
        details.put(name, value);
        return this;
    }

    /** Adds a header to the answer. */
    public ApiError with(String header, String value) {
        headers.put(header, value);
        return this;
    }
}
