package org.roundup.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import org.roundup.rest.resource.Place;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Body;
import org.roundup.rest.wire.Format;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.sql.Retries;
import org.roundup.store.sql.RetryableError;
import org.roundup.tracker.Tracker;
import org.roundup.web.api.ApiOrigins;
import org.roundup.web.api.Caller;
import org.roundup.web.api.Callers;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.visit.Request;
import org.roundup.web.visit.RequestReader;

/** REST of one tracker. Takes each call through its checks; what is refused by one is not looked at by the next. */
final class RestService {

    private final Tracker tracker;
    private final Place place;
    private final Callers callers;
    private final Gate gate;
    private final CallLimit limit;
    private final Dispatch dispatch;
    private final Headers headers;
    private final Failures failures;
    private final Listening listening;

    RestService(Tracker tracker) {
        this.tracker = tracker;
        this.place = Place.of(tracker.config());
        this.callers = new Callers(tracker);
        ApiOrigins origins = new ApiOrigins(tracker.config());
        this.gate = new Gate(origins);
        this.limit = new CallLimit(tracker);
        this.dispatch = new Dispatch(tracker, place);
        this.headers = new Headers(origins);
        this.failures = new Failures(tracker.config());
        this.listening = new Listening(tracker);
    }

    /**
     * Answers a call.
     *
     * @param path below {@code rest}, decoded
     */
    void handle(HttpServletRequest http, HttpServletResponse response, String path) throws IOException {
        String whole = RawPath.of(http, path);
        Request request = RequestReader.readHead(http, whole);
        Exchange exchange =
                new Exchange(request, whole, new Body(http), new HashSet<>(), new Answer(response, request));
        try {
            Retries.run(() -> {
                run(exchange);
                return null;
            });
            listening.goOn(http, response, exchange.answer());
        } catch (RetryableError busy) {
            headers.always(exchange);
            exchange.answer()
                    .error(
                            new ApiError(503, "The database is busy. Please try again in a moment.")
                                    .with("Retry-After", "2"),
                            Format.JSON);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } catch (RuntimeException broken) {
            if (response.isCommitted()) {
                throw broken;
            }
            headers.always(exchange);
            exchange.answer().error(failures.unforeseen(broken), Format.JSON);
        }
    }

    /** What one call works with, even if its unit of work is run again. */
    record Exchange(Request request, String path, Body body, HashSet<String> usedUp, Answer answer) {}

    private void run(Exchange exchange) {
        Request request = exchange.request();
        Answer answer = exchange.answer();
        try (Database db = tracker.open(Caller.ANONYMOUS)) {
            db.setTxSource("rest");
            if (request.isSafe()) {
                db.watermark(); // before anything is read that goes into an answer which may be kept
            }
            Caller caller;
            try {
                caller = callers.enter(request, db);
            } catch (LoginRefused refused) {
                answer.refusedLogin(refused, callers.challenge(request));
                return;
            }
            String userId = db.getuid();
            Access access = tracker.access(db);
            Gate.Refusal refusal = gate.refusal(request, caller, access, userId);
            if (refusal != null) {
                answer.refusal(refusal);
                return;
            }
            headers.always(exchange);
            if (limit.isExceeded(userId, answer)) {
                return;
            }
            if (Listening.isAskedFor(request, exchange.path())) {
                listening.begin(exchange, db, caller.standing());
                return;
            }
            Access used = ApiOrigins.isUnsafe(request) ? access : access.remembering();
            dispatch.run(exchange, db, used, userId);
        }
    }
}
