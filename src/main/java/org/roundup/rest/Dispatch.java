package org.roundup.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.rest.resource.BinaryContent;
import org.roundup.rest.resource.Call;
import org.roundup.rest.resource.ChangeFeed;
import org.roundup.rest.resource.Place;
import org.roundup.rest.resource.Routes;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Input;
import org.roundup.rest.wire.Negotiation;
import org.roundup.rest.wire.Params;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.sql.RetryableError;
import org.roundup.tracker.Tracker;
import org.roundup.web.visit.Request;

/** Finds out what a call that has come in wants, has it done, and sends the answer. */
final class Dispatch {

    /** The header that names the method which is meant. */
    static final String OVERRIDE = "x-http-method-override";

    private static final String DATA = "/data/";
    private static final String BINARY = "/binary_content";

    private static final Map<String, List<String>> ADDED_TYPES =
            Map.of("/changes", List.of(ChangeFeed.LINES, ChangeFeed.EVENTS), "/docs", List.of("text/html"));

    private final Tracker tracker;
    private final Place place;
    private final ScriptRoutes routes;
    private final ResourceCalls resources;
    private final Delivery delivery = new Delivery();
    private final Failures failures;

    Dispatch(Tracker tracker, Place place) {
        this.tracker = tracker;
        this.place = place;
        this.resources = new ResourceCalls(tracker, place);
        this.routes = new ScriptRoutes(tracker, resources::addresses);
        this.failures = new Failures(tracker.config());
    }

    void run(RestService.Exchange exchange, Database db, Access access, String userId) {
        Negotiation negotiation = Negotiation.plain(exchange.path());
        ApiError error = null;
        String method = exchange.request().method();
        if (isResource(exchange.path())) {
            answerByResource(exchange, db, access, userId);
            return;
        }
        Input input = Input.NONE;
        Params query = Params.NONE;
        try {
            method = method(exchange.request());
        } catch (ApiError overridden) {
            error = overridden;
        }
        try {
            negotiation = Negotiation.of(exchange.path(), exchange.request().header("accept"), types(exchange, db));
        } catch (ApiError unavailable) {
            error = unavailable;
        }
        try {
            query = Params.parse(exchange.request().query());
            input = isRead(method)
                    ? Input.of(query)
                    : exchange.body().input(method, query, exchange.path().endsWith("/@bulk"));
            Object version = isRead(method) ? query.last("@apiver") : input.get("@apiver");
            if (negotiation.version() == null && version != null) {
                Negotiation.checked(version.toString());
            }
        } catch (ApiError unreadable) {
            error = unreadable;
        }
        Routes.Match match;
        try {
            match = routes.current().find(method, negotiation.path());
        } catch (ApiError unknown) {
            tell(exchange, unknown, negotiation);
            return;
        }
        if (error != null) {
            tell(exchange, error, negotiation);
            return;
        }
        Call call = new Call(
                tracker,
                placeNow(),
                db,
                access,
                userId,
                exchange.request().withMethod(method),
                query,
                input,
                negotiation.binaryType(),
                match.variables(),
                exchange.usedUp(),
                failures::of);
        Negotiation agreed = negotiation;
        attempt(exchange, agreed, db, () -> delivery.run(exchange.answer(), agreed, call, match));
    }

    /** The place, with the limit that a script may have set. */
    private Place placeNow() {
        Object rows = tracker.face("rest").setting("maxResponseRowSize");
        return rows instanceof Number limit ? place.withRows(limit.intValue()) : place;
    }

    /** Whether the address is none of ours, but one of a JAX-RS resource. */
    private boolean isResource(String path) {
        Routes ours = routes.current();
        String extension = Negotiation.extension(path);
        boolean known = ours.knows(path)
                || (!extension.isEmpty() && ours.knows(path.substring(0, path.length() - extension.length() - 1)));
        return !known && resources.takes(path);
    }

    private void answerByResource(RestService.Exchange exchange, Database db, Access access, String userId) {
        attempt(exchange, Negotiation.plain(exchange.path()), db, () -> {
            String method = method(exchange.request());
            resources.run(exchange, method, db, isRead(method) ? access.remembering() : access, userId);
        });
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    private static String method(Request request) {
        String wanted = request.header(OVERRIDE);
        if (wanted == null) {
            return request.method();
        }
        if (!request.method().equals("POST")) {
            throw ApiError.badRequest("X-HTTP-Method-Override: " + wanted + " must be used with POST method not "
                    + request.method() + ".");
        }
        return wanted.strip().toUpperCase(Locale.ROOT);
    }

    /** The types besides documents in which the answer can be had, best first. */
    private List<String> types(RestService.Exchange exchange, Database db) {
        List<String> added = addedTypes(exchange.path());
        String accept = exchange.request().header("accept");
        if (!added.isEmpty() && accept != null) {
            return added.stream().filter(accept::contains).toList();
        }
        return binaryTypes(exchange.path(), db);
    }

    /** The types in which more than documents can be had: lines of collections and bulk calls, pages, events. */
    private static List<String> addedTypes(String path) {
        boolean collection = path.startsWith(DATA) && path.indexOf('/', DATA.length()) < 0;
        return collection || path.endsWith("/@bulk")
                ? List.of(ChangeFeed.LINES)
                : ADDED_TYPES.getOrDefault(path, List.of());
    }

    /** The types in which the content at a path can be had; none if the path leads to no content. */
    private List<String> binaryTypes(String path, Database db) {
        if (!path.endsWith(BINARY)) {
            return List.of();
        }
        String[] elements = path.split("/");
        String className = elements.length < 3 ? "" : elements[elements.length - 3];
        String id = elements.length < 3 ? "" : elements[elements.length - 2];
        boolean file = db.schema().has(className) && db.schema().get(className).isFile();
        boolean exists = file
                && id.length() < 10
                && !id.isEmpty()
                && id.chars().allMatch(c -> c >= '0' && c <= '9')
                && db.getclass(className).hasnode(id);
        if (!exists) {
            return List.of();
        }
        Object type =
                db.schema().get(className).has("type") ? db.getclass(className).get(id, "type") : null;
        Object textType = tracker.face("rest").setting("defaultTextFileMimetype");
        return BinaryContent.types(
                type == null ? null : type.toString(), textType == null ? "text/plain" : textType.toString());
    }

    /** What answers a call. */
    private interface Answering {
        void run() throws IOException;
    }

    private void attempt(RestService.Exchange exchange, Negotiation negotiation, Database db, Answering answering) {
        try {
            answering.run();
        } catch (RetryableError again) {
            throw again;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException failed) {
            db.rollback();
            tell(exchange, failures.of(failed), negotiation);
        }
    }

    private void tell(RestService.Exchange exchange, ApiError error, Negotiation negotiation) {
        if (exchange.answer().isCommitted()) {
            throw new IllegalStateException("failed after a part of the answer was sent", error);
        }
        if (negotiation.problem()) {
            exchange.answer().problem(error, negotiation.format(), place.rest() + exchange.path());
        } else {
            exchange.answer().error(error, negotiation.format());
        }
    }
}
