package org.roundup.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.roundup.rest.resource.ChangeFeed;
import org.roundup.rest.resource.Reply;
import org.roundup.rest.stream.EventStreams;
import org.roundup.rest.stream.Subscription;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Format;
import org.roundup.rest.wire.Params;
import org.roundup.store.Database;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.tracker.Tracker;
import org.roundup.web.api.Standing;
import org.roundup.web.visit.Request;

/** {@code GET /events}: an answer that stays open and tells of changes as they happen. */
final class Listening {

    private static final String PATH = "/events";
    private static final int RETRY_MILLIS = 30_000;

    private final EventStreams streams;

    Listening(Tracker tracker) {
        this.streams = EventStreams.of(tracker);
    }

    static boolean isAskedFor(Request request, String path) {
        return path.equals(PATH) && request.method().equals("GET");
    }

    /** Finds out what is wanted; or says what is wrong with it, or that the caller is to come again later. */
    void begin(RestService.Exchange exchange, Database db, Standing standing) {
        Subscription subscription;
        try {
            subscription = subscription(exchange.request(), db, standing);
        } catch (ApiError malformed) {
            exchange.answer().error(malformed, Format.JSON);
            return;
        }
        if (streams.hasRoomFor(standing.userName())) {
            exchange.answer().listen(subscription);
        } else {
            sendAway(exchange.answer(), subscription.since());
        }
    }

    private static Subscription subscription(Request request, Database db, Standing standing) {
        Params query = Params.parse(request.query());
        String resumed = request.header("last-event-id");
        String since = resumed == null || resumed.isBlank() ? query.last("since") : resumed;
        String classes = query.last("class");
        Set<String> wanted = classes == null ? Set.of() : new HashSet<>(Arrays.asList(classes.split(",")));
        String item = query.last("id");
        if (item != null && wanted.size() != 1) {
            throw ApiError.badField("id", "An id needs one class.");
        }
        return new Subscription(
                standing,
                db.rolesOf(db.getuid()),
                since == null ? ChangeLog.latest(db.session()) : ChangeFeed.cursor(since),
                wanted,
                item);
    }

    /** There are too many who listen: an answer that ends at once, after which browsers wait before they come again. */
    private static void sendAway(Answer answer, Cursor since) {
        byte[] text = ("retry: " + RETRY_MILLIS + "\nid: " + since + "\n\n").getBytes(StandardCharsets.UTF_8);
        try {
            answer.bytes(Reply.bytes(ChangeFeed.EVENTS, out -> out.write(text)));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Keeps an answer open that is to stay so; to be called when the unit of work is closed. */
    void goOn(HttpServletRequest http, HttpServletResponse response, Answer answer) throws IOException {
        if (answer.subscription() != null) {
            streams.open(http, response, answer.subscription());
        }
    }
}
