package org.roundup.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.RejectRaw;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Format;

/**
 * An error as a problem document (RFC 9457), for clients that ask for that. They are not bound to the statuses that there
 * have been before, so that theirs are more exact.
 */
record Problems(int status, ApiError error) {

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(406, "Not acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Changed meanwhile"),
            Map.entry(413, "Too large"),
            Map.entry(415, "Unsupported type"),
            Map.entry(422, "Unacceptable value"),
            Map.entry(428, "State of the item is not given"),
            Map.entry(500, "Failure"),
            Map.entry(503, "Busy"));

    static Problems of(ApiError error) {
        return new Problems(status(error), error);
    }

    private static int status(ApiError error) {
        boolean rejected = error.getCause() instanceof Reject || error.getCause() instanceof RejectRaw;
        if (rejected || (error.status() == 400 && error.property() != null)) {
            return 422;
        }
        if (error.status() == 412 && error.isMissing()) {
            return 428;
        }
        return error.status() == 400 && error.isMissing() ? 404 : error.status();
    }

    String mediaType(Format format) {
        return format == Format.JSON ? "application/problem+json" : "application/problem+xml";
    }

    /** The document. */
    Map<String, Object> document(String instance) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", TITLES.getOrDefault(status, "Error"));
        document.put("status", status);
        document.put("detail", error.getMessage());
        document.put("instance", instance);
        document.putAll(error.details());
        if (error.property() != null) {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("property", error.property());
            field.put("message", error.getMessage());
            document.put("errors", List.of(field));
        }
        return document;
    }
}
