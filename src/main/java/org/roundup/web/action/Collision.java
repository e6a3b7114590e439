package org.roundup.web.action;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.RoundupException;
import org.roundup.web.form.FormError;
import org.roundup.web.form.FormTarget;
import org.roundup.web.form.ParsedForm;
import org.roundup.web.html.Html;
import org.roundup.web.html.Markup;
import org.roundup.web.visit.Visit;

/** Finds out whether somebody else has changed the item since the form was made. */
final class Collision {

    private Collision() {}

    /** What to tell the visitor, or nothing if the form may be carried out. */
    static Optional<Markup> of(Visit visit, ParsedForm form) {
        String className = visit.context().className();
        String id = visit.context().id();
        Optional<String> seen = visit.fields().special("lastactivity");
        if (id == null || seen.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> wanted = form.items().getOrDefault(new FormTarget(className, id), Map.of());
        RoundupDate activity = (RoundupDate) visit.db().getclass(className).get(id, "activity");
        boolean newer = activity.epochMilli() / 1000 > seconds(visit, seen.get());
        if (!newer || wanted.isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(", ", new TreeSet<>(wanted.keySet()));
        return Optional.of(new Markup("Edit Error: someone else has edited this " + Html.escape(className) + " ("
                + Html.escape(names) + "). View <a target=\"_blank\" rel=\"noopener\" href=\"" + Html.escape(className)
                + Html.escape(id) + "\">their changes</a> in a new window."));
    }

    private static long seconds(Visit visit, String text) {
        try {
            return RoundupDate.parse(text, visit.now().toInstant(), ZoneOffset.UTC)
                            .epochMilli()
                    / 1000;
        } catch (RoundupException notADate) {
            throw new FormError(notADate.getMessage());
        }
    }
}
