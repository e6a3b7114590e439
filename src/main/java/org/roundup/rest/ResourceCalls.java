package org.roundup.rest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.uri.UriComponent;
import org.roundup.rest.jaxrs.ResourceApplication;
import org.roundup.rest.jaxrs.ResourceApplications;
import org.roundup.rest.jaxrs.RestCall;
import org.roundup.rest.resource.Foreign;
import org.roundup.rest.resource.Place;
import org.roundup.rest.wire.ApiError;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** Calls for addresses that a tracker adds by JAX-RS resources. */
final class ResourceCalls {

    private static final int FIRST_ERROR = 400;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Tracker tracker;
    private final String base;
    private final ResourceApplications applications;

    ResourceCalls(Tracker tracker, Place place) {
        this.tracker = tracker;
        this.base = place.rest() + "/";
        this.applications = new ResourceApplications(tracker);
    }

    /** What resources answer. */
    List<Foreign> addresses() {
        return applications.current().addresses().entrySet().stream()
                .map(address -> new Foreign(address.getKey(), address.getValue()))
                .toList();
    }

    /** Whether a resource takes an address. */
    boolean takes(String path) {
        return applications.current().takes(path);
    }

    /** Has a resource answer a call, and commits what it has changed. */
    void run(RestService.Exchange exchange, String method, Database db, Access access, String userId)
            throws IOException {
        ResourceApplication application = applications.current();
        RestCall.Sent sent = new RestCall.Sent(
                method, URI.create(base), address(exchange), exchange.request().headers(), exchange.body().stream());
        Answer answer = exchange.answer();
        application.answer(new RestCall(tracker, db, access, userId, sent), (status, headers) -> {
            if (status >= FIRST_ERROR) {
                db.rollback();
            } else if (!READING.contains(method)) {
                db.commit();
            }
            String type = withoutType(headers, answer);
            return answer.open(status, type);
        });
        answer.complete();
    }

    /** Hands headers on; the type is given back. */
    private static String withoutType(Map<String, String> headers, Answer answer) {
        String type = null;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().toLowerCase(Locale.ROOT).equals("content-type")) {
                type = header.getValue();
            } else if (!header.getKey().toLowerCase(Locale.ROOT).equals("content-length")) {
                answer.header(header.getKey(), header.getValue());
            }
        }
        return type;
    }

    private URI address(RestService.Exchange exchange) {
        String path = exchange.path();
        String query = exchange.request().query();
        try {
            String raw = new URI(null, null, path, null).getRawPath();
            String rest = raw.startsWith("/") ? raw.substring(1) : raw;
            String added = query == null ? "" : "?" + UriComponent.contextualEncode(query, UriComponent.Type.QUERY);
            return URI.create(base + rest + added);
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            throw new ApiError(400, "The address is malformed.", null, malformed);
        }
    }
}
