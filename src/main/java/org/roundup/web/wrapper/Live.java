package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.change.Change;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.store.change.LoggedChange;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.form.FormError;
import org.roundup.web.html.Markup;
import org.roundup.web.request.PageContext;
import org.roundup.web.visit.Visit;

/** What has changed since a page was made, for pages of issues and lists of them that tell so while they are open. */
public final class Live {

    private static final int MOST = 1000;

    private final Wrappers wrappers;
    private final String place;
    private List<Change> changes;

    /** @param place from where in the log of changes the page is to be told, see {@link #place(Visit)} */
    public Live(Wrappers wrappers, String place) {
        this.wrappers = wrappers;
        this.place = place;
    }

    /**
     * Where the log of changes is before a page is made; to be asked before anything of the page is read. Empty for pages
     * that are not told.
     */
    public static String place(Visit visit) {
        PageContext context = visit.context();
        boolean told = context.className() != null
                && visit.request().isSafe()
                && visit.db().schema().has(context.className())
                && visit.db().schema().get(context.className()).kind() == ClassDefinition.Kind.ISSUE
                && (context.id() != null || "index".equals(visit.view()))
                && visit.config().get(WebOptions.ENABLE_REST)
                && visit.permissions().webAccess()
                && visit.permissions().may("Rest Access");
        return told ? ChangeLog.latest(visit.db().session()).toString() : "";
    }

    /** The place from which on the page is to be told; empty if it is not. */
    public String getPlace() {
        return place;
    }

    /** What one person has done. */
    public record Deed(Markup who, List<String> what, Markup when) {}

    /** What has been done to the item of the page since the place that the request names, by whom, as far as visible. */
    public List<Deed> deeds() {
        Map<String, Set<String>> properties = new LinkedHashMap<>();
        Map<String, Long> times = new LinkedHashMap<>();
        for (Change change : changes()) {
            boolean known = change.actor() != null && may(change, "actor");
            String actor = known ? change.actor() : "";
            Set<String> names = properties.computeIfAbsent(actor, key -> new LinkedHashSet<>());
            change.properties().stream()
                    .filter(name -> definition().has(name) && may(change, name))
                    .forEach(name -> names.add(wrappers.visit().translator().label(name)));
            times.put(actor, change.millis());
        }
        ChangeText texts = new ChangeText(wrappers, definition());
        Administration words = new Administration(wrappers);
        List<Deed> deeds = new ArrayList<>();
        properties.forEach((actor, names) -> deeds.add(new Deed(
                actor.isEmpty() ? Markup.EMPTY : texts.link("user", actor),
                List.copyOf(names),
                words.when(times.get(actor)))));
        return deeds;
    }

    /** How many items of the list's class have changed since the place that the request names. */
    public int count() {
        return (int) changes().stream().map(Change::itemId).distinct().count();
    }

    private ClassDefinition definition() {
        return wrappers.db().schema().get(wrappers.visit().context().className());
    }

    private boolean may(Change change, String property) {
        return wrappers.permissions().viewable(change.className(), property, change.itemId());
    }

    private List<Change> changes() {
        if (changes == null) {
            PageContext context = wrappers.visit().context();
            changes = ChangeLog.readSince(wrappers.visit().db().session(), since(), MOST).stream()
                    .map(LoggedChange::change)
                    .filter(change -> change.className().equals(context.className()))
                    .filter(change -> context.id() == null || context.id().equals(change.itemId()))
                    .filter(change -> wrappers.db().getclass(change.className()).hasnode(change.itemId()))
                    .filter(change -> may(change, null))
                    .toList();
        }
        return changes;
    }

    private Cursor since() {
        try {
            return Cursor.parse(wrappers.visit().fields().special("since").orElse(""));
        } catch (ValueError malformed) {
            throw new FormError(malformed.getMessage());
        }
    }
}
