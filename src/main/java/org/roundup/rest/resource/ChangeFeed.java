package org.roundup.rest.resource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Documents;
import org.roundup.rest.wire.Format;
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
        List<Object> changes = new ArrayList<>();
        for (LoggedChange each : logged) {
            Change change = each.change();
            if ((classes == null || classes.contains(change.className())) && isVisible(call, change)) {
                changes.add(shown(call, each));
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
    private static Reply events(List<?> changes, String next) {
        return Reply.bytes(EVENTS, out -> {
            StringBuilder stream =
                    new StringBuilder("retry: ").append(RETRY_MILLIS).append('\n');
            for (Object change : changes) {
                Map<?, ?> members = (Map<?, ?>) change;
                stream.append("id: ").append(members.get("place")).append('\n');
                stream.append("event: ").append(members.get("event")).append('\n');
                stream.append("data: ")
                        .append(new String(Documents.bytes(Format.JSON, false, change), StandardCharsets.UTF_8))
                        .append('\n');
            }
            stream.append("id: ").append(next).append("\ndata\n\n");
            out.write(stream.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Cursor cursor(String text) {
        try {
            return text.equals("0") ? Cursor.START : Cursor.parse(text);
        } catch (ValueError malformed) {
            throw new ApiError(400, malformed.getMessage(), "since", malformed);
        }
    }

    private static boolean isVisible(Call call, Change change) {
        String className = change.className();
        if (!call.db().schema().has(className)) {
            return false;
        }
        if (change.event() == Change.Event.DESTROY || isOfClass(change)) {
            return call.mayAlways("View", className, null);
        }
        return call.db().getclass(className).hasnode(change.itemId())
                && call.may("View", className, null, change.itemId());
    }

    private static boolean isOfClass(Change change) {
        return change.event() == Change.Event.IMPORT;
    }

    private static Map<String, Object> shown(Call call, LoggedChange logged) {
        Change change = logged.change();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("place", logged.cursor().toString());
        shown.put("event", change.event().name().toLowerCase(java.util.Locale.ROOT));
        shown.put("class", change.className());
        if (isOfClass(change)) {
            shown.put("time", time(change));
            return shown;
        }
        shown.put("id", change.itemId());
        shown.put("link", call.place().link(change.className(), change.itemId()));
        shown.put("actor", call.may("View", change.className(), "actor", change.itemId()) ? change.actor() : null);
        shown.put("time", time(change));
        shown.put(
                "properties",
                change.properties().stream()
                        .filter(name ->
                                call.db().schema().get(change.className()).has(name)
                                        && call.may("View", change.className(), name, change.itemId()))
                        .toList());
        return shown;
    }

    private static String time(Change change) {
        return Instant.ofEpochMilli(change.millis()).toString();
    }

    private static Reply reply(List<?> changes, String next, boolean more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("collection", changes);
        data.put("next", next);
        data.put("more", more);
        return Reply.data(200, data).with("Allow", "GET");
    }
}
