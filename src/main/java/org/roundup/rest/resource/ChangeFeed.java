package org.roundup.rest.resource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Documents;
import org.roundup.store.change.Change;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.store.change.LoggedChange;

/**
 * What has changed since a place in the log of changes: items and the names of their properties, as far as the caller may
 * see them. Without {@code since} only the present place is told. A client asks again with the place that it was given.
 */
public final class ChangeFeed implements Endpoint {

    /** The type of answers with one change a line. */
    public static final String LINES = "application/x-ndjson";

    /** The type of answers that browsers read as a stream of events. */
    public static final String EVENTS = "text/event-stream";

    private static final int MOST = 1000;
    private static final int RETRY_MILLIS = 3000;

    @Override
    public Reply answer(Call call) {
        String since = call.query().last("since");
        if (since == null && EVENTS.equals(call.binaryType())) {
            since = call.request().header("last-event-id");
        }
        if (since == null && LINES.equals(call.binaryType())) {
            throw ApiError.badField(
                    "since", "Give the place to read from as since; GET without Accept tells the present one.");
        }
        if (since == null && EVENTS.equals(call.binaryType())) {
            return events(List.of(), ChangeLog.latest(call.db().session()).toString());
        }
        if (since == null) {
            return reply(List.of(), ChangeLog.latest(call.db().session()).toString(), false);
        }
        String wanted = call.query().last("class");
        Set<String> classes = wanted == null ? null : new HashSet<>(List.of(wanted.split(",")));
        List<LoggedChange> logged = ChangeLog.readSince(call.db().session(), cursor(since), MOST);
        List<Map<String, Object>> changes = new ArrayList<>();
        ChangeView view = new ChangeView(call.db(), call.access(), call.place());
        for (LoggedChange each : logged) {
            Change change = each.change();
            if ((classes == null || classes.contains(change.className())) && view.isVisible(change)) {
                changes.add(view.shown(each));
            }
        }
        String next = logged.isEmpty()
                ? since
                : logged.get(logged.size() - 1).cursor().toString();
        if (LINES.equals(call.binaryType())) {
            return lines(changes).with("X-Next", next);
        }
        return EVENTS.equals(call.binaryType()) ? events(changes, next) : reply(changes, next, logged.size() == MOST);
    }

    /** One change a line. */
    private static Reply lines(List<?> changes) {
        return Reply.bytes(LINES, out -> Documents.lines(changes, out));
    }

    /**
     * The changes as events, after which the stream ends: the browser comes again by itself after some seconds, with the
     * place that it was told. So nobody who listens holds a thread or a connection to the database.
     */
    private static Reply events(List<Map<String, Object>> changes, String next) {
        return Reply.bytes(EVENTS, out -> {
            StringBuilder stream =
                    new StringBuilder("retry: ").append(RETRY_MILLIS).append('\n');
            changes.forEach(change -> stream.append(ChangeView.event(change)));
            stream.append("id: ").append(next).append("\ndata\n\n");
            out.write(stream.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    /**
     * A place in the log, as a client gives it.
     *
     * @throws ApiError if it is none
     */
    public static Cursor cursor(String text) {
        try {
            return text.equals("0") ? Cursor.START : Cursor.parse(text);
        } catch (ValueError malformed) {
            throw new ApiError(400, malformed.getMessage(), "since", malformed);
        }
    }

    private static Reply reply(List<?> changes, String next, boolean more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("collection", changes);
        data.put("next", next);
        data.put("more", more);
        return Reply.data(200, data).with("Allow", "GET");
    }
}
