package org.roundup.rest.resource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.roundup.rest.wire.Documents;
import org.roundup.rest.wire.Format;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.change.Change;
import org.roundup.store.change.LoggedChange;

/** Changes as the current user of a unit of work may see them. */
public final class ChangeView {

    private static final String VIEW = "View";

    private final Database db;
    private final Access access;
    private final Place place;

    public ChangeView(Database db, Access access, Place place) {
        this.db = db;
        this.access = access;
        this.place = place;
    }

    private boolean may(Change change, String property) {
        return access.hasPermission(VIEW, db.getuid(), change.className(), property, change.itemId());
    }

    /** Whether the user may know of a change. */
    public boolean isVisible(Change change) {
        String className = change.className();
        if (!db.schema().has(className)) {
            return false;
        }
        if (change.event() == Change.Event.DESTROY || isOfClass(change)) {
            return access.hasPermission(VIEW, db.getuid(), className, null, null, true);
        }
        return db.getclass(className).hasnode(change.itemId()) && may(change, null);
    }

    private static boolean isOfClass(Change change) {
        return change.event() == Change.Event.IMPORT;
    }

    /** A change that is visible, as members of a document. */
    public Map<String, Object> shown(LoggedChange logged) {
        Change change = logged.change();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("place", logged.cursor().toString());
        shown.put("event", change.event().name().toLowerCase(Locale.ROOT));
        shown.put("class", change.className());
        if (isOfClass(change)) {
            shown.put("time", time(change));
            return shown;
        }
        shown.put("id", change.itemId());
        shown.put("link", place.link(change.className(), change.itemId()));
        shown.put("actor", may(change, "actor") ? change.actor() : null);
        shown.put("time", time(change));
        shown.put(
                "properties",
                change.properties().stream()
                        .filter(name -> db.schema().get(change.className()).has(name) && may(change, name))
                        .toList());
        return shown;
    }

    /** What {@link #shown} gives, as an event of a stream for browsers. */
    public static String event(Map<String, Object> shown) {
        String data = new String(Documents.bytes(Format.JSON, false, shown), StandardCharsets.UTF_8).strip();
        return "id: " + shown.get("place") + "\nevent: " + shown.get("event") + "\ndata: " + data + "\n\n";
    }

    private static String time(Change change) {
        return Instant.ofEpochMilli(change.millis()).toString();
    }
}
