package org.roundup.web.wrapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.security.History;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.visit.Visit;

/**
 * The changes of an item as a table. The journal keeps old values only: what a change made of them is found by walking
 * back from the present ones.
 */
final class HistoryTable {

    private final Visit visit;
    private final HyperClass hyperclass;
    private final String id;
    private final ChangeText texts;

    HistoryTable(Wrappers wrappers, HyperClass hyperclass, String id) {
        this.visit = wrappers.visit();
        this.hyperclass = hyperclass;
        this.id = id;
        this.texts = new ChangeText(wrappers, hyperclass.definition());
    }

    Markup markup(Map<String, ?> options) {
        if (!visit.permissions().viewable(hyperclass.getClassname(), null, id)) {
            return Markup.escaped(visit.translator().gettext(PropertyWrapper.HIDDEN));
        }
        List<String> rows = rows(PropertyWrapper.isOn(options.get("showall")));
        if (!"ascending".equals(options.get("direction"))) {
            Collections.reverse(rows);
        }
        if (options.get("limit") instanceof Number limit && rows.size() > limit.intValue()) {
            rows = rows.subList(0, limit.intValue());
        }
        StringBuilder out = new StringBuilder("<table><thead><tr>");
        for (String head : List.of("Date", "User", "Action", "Changes")) {
            out.append(Element.of("th")
                    .with("scope", "col")
                    .text(visit.translator().gettext(head))
                    .markup());
        }
        out.append("</tr></thead><tbody>");
        rows.forEach(out::append);
        return new Markup(out.append("</tbody></table>").toString());
    }

    /** The rows, oldest first. */
    private List<String> rows(boolean showAll) {
        if (!hyperclass.definition().journalled()) {
            return List.of();
        }
        List<String> obsoleteRoles = Arrays.asList(
                visit.config().get(MainOptions.OBSOLETE_HISTORY_ROLES).split(","));
        History history = new History(visit.security(), visit.db(), visit.user().id(), obsoleteRoles);
        List<JournalEntry> entries = history.of(hyperclass, id, !showAll);
        Map<String, Object> present = present(entries);
        List<String> rows = new ArrayList<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            rows.add(row(entries.get(i), present));
        }
        Collections.reverse(rows);
        return rows;
    }

    /** The present values of the properties that have changed. */
    private Map<String, Object> present(List<JournalEntry> entries) {
        ClassDefinition definition = hyperclass.definition();
        Map<String, Object> values = new HashMap<>();
        for (JournalEntry entry : entries) {
            if (entry.change() instanceof JournalEntry.Values changed) {
                for (String property : changed.old().keySet()) {
                    if (definition.has(property) && !values.containsKey(property)) {
                        values.put(property, hyperclass.get(id, property));
                    }
                }
            }
        }
        return values;
    }

    private String row(JournalEntry entry, Map<String, Object> present) {
        Element row = Element.of("tr");
        row.add(Element.of("td").add(when(entry.date())));
        row.add(Element.of("td").add(texts.link("user", entry.user())));
        row.add(Element.of("td").text(visit.translator().gettext(entry.action())));
        row.add(Element.of("td").add(texts.of(entry, present)));
        return row.markup().html();
    }

    private Markup when(RoundupDate date) {
        return Element.of("time")
                .with("datetime", Instant.ofEpochMilli(date.epochMilli() / 1000 * 1000))
                .text(date.local(visit.zone())
                        .pretty("%Y-%m-%d %H:%M", visit.translator().locale()))
                .markup();
    }
}
