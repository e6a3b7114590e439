package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.array;
import static org.roundup.rest.describe.Tree.data;
import static org.roundup.rest.describe.Tree.nullable;
import static org.roundup.rest.describe.Tree.object;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.schema;
import static org.roundup.rest.describe.Tree.text;
import static org.roundup.rest.describe.Tree.time;
import static org.roundup.rest.describe.Tree.uri;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.store.change.Change;

/** The addresses that tell what has changed. */
final class ChangePaths {

    private static final String CHANGE = "Change";
    private static final String EVENT = "ChangeEvent";
    private static final String STREAM = "text/event-stream";

    private ChangePaths() {}

    static void addTo(Map<String, Object> paths, Map<String, Object> schemas) {
        schemas.put(CHANGE, change());
        schemas.put(
                EVENT,
                of(
                        "description",
                        "An event of a stream. One without data tells a place only",
                        "type",
                        "object",
                        "properties",
                        of(
                                "id", of("type", "string", "description", "Place in the log of changes"),
                                "event", events(),
                                "data",
                                        of(
                                                "type", "string",
                                                "contentMediaType", "application/json",
                                                "contentSchema", schema(CHANGE)))));
        Operation changes = new Operation("getChanges", Description.TAG, "What has changed since a place")
                .takes(since("Place to read from; without it, only the present one is told"))
                .takes(classes())
                .gives("200", data(object(of("collection", array(schema(CHANGE)), "next", text(), "more", bool()))))
                .givesEach("200", "application/x-ndjson", schema(CHANGE))
                .givesEach("200", STREAM, schema(EVENT));
        paths.put("/changes", of("get", changes.tree()));
        Operation events = new Operation("getEvents", Description.TAG, "A stream of changes as they happen")
                .takes(since("Place to begin at; without it, the present one"))
                .takes(classes())
                .takes(query("id", "Only changes of this item, of the one class"))
                .takes(of(
                        "name", "Last-Event-ID",
                        "in", "header",
                        "description", "Place to begin at; browsers send it when they come again",
                        "schema", text()))
                .givesEach("200", STREAM, schema(EVENT));
        paths.put("/events", of("get", events.tree()));
    }

    private static Map<String, Object> bool() {
        return of("type", "boolean");
    }

    private static Map<String, Object> since(String description) {
        Map<String, Object> since = query("since", description);
        since.put("example", "0");
        return since;
    }

    private static Map<String, Object> classes() {
        return query("class", "Names of classes, separated by commas");
    }

    private static Map<String, Object> query(String name, String description) {
        return of("name", name, "in", "query", "description", description, "schema", text());
    }

    private static Map<String, Object> events() {
        List<String> names = Arrays.stream(Change.Event.values())
                .map(event -> event.name().toLowerCase(Locale.ROOT))
                .toList();
        return of("type", "string", "enum", names);
    }

    private static Map<String, Object> change() {
        Map<String, Object> properties = of(
                "place", text(),
                "event", events(),
                "class", text(),
                "time", time("string"),
                "id", text(),
                "link", uri(),
                "actor", nullable("string"),
                "properties", array(text()));
        return of(
                "description",
                "A change of an item; or, by an import, of a class, without an item",
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of("place", "event", "class", "time"));
    }
}
