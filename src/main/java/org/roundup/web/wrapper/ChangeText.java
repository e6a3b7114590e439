package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.i18n.Translator;

/** What a journal entry says, in words. */
final class ChangeText {

    private static final int LONGEST = 400;

    private final Wrappers wrappers;
    private final ClassDefinition definition;
    private final Translator i18n;

    ChangeText(Wrappers wrappers, ClassDefinition definition) {
        this.wrappers = wrappers;
        this.definition = definition;
        this.i18n = wrappers.visit().translator();
    }

    /**
     * The text of an entry.
     *
     * @param present the values that the entry left; afterwards those that it found
     */
    Markup of(JournalEntry entry, Map<String, Object> present) {
        if (entry.change() instanceof JournalEntry.Reference reference) {
            Markup link = link(reference.className(), reference.id());
            return new Markup(link.html() + " ("
                    + Markup.escaped(i18n.label(reference.property())).html() + ")");
        }
        if (!(entry.change() instanceof JournalEntry.Values values)) {
            return Markup.EMPTY;
        }
        List<String> parts = new ArrayList<>();
        values.old().forEach((name, old) -> {
            parts.add(Markup.escaped(i18n.label(name)).html() + ": " + change(name, old, present));
            if (!(old instanceof JournalEntry.Delta)) {
                present.put(name, old);
            }
        });
        return new Markup(String.join("<br>", parts));
    }

    private String change(String name, Object old, Map<String, Object> present) {
        if (!definition.has(name)) {
            return deleted(String.valueOf(old));
        }
        Property property = definition.property(name);
        if (old instanceof JournalEntry.Delta delta) {
            return links(property, delta.added(), "ins", "+") + links(property, delta.removed(), "del", "−");
        }
        if (old instanceof Collection<?> list) {
            return list.stream().map(id -> link(property, id)).collect(Collectors.joining(", "));
        }
        String before = old == null ? "" : deleted(property, old);
        Object now = present.get(name);
        String after = now == null
                ? Markup.escaped(i18n.gettext("(no value)")).html()
                : Element.of("ins").add(value(property, now)).markup().html();
        return before.isEmpty() ? after : before + " → " + after;
    }

    private String links(Property property, List<String> ids, String tag, String sign) {
        if (ids.isEmpty()) {
            return "";
        }
        String links = ids.stream().map(id -> link(property, id)).collect(Collectors.joining(", "));
        return Element.of(tag).add(new Markup(sign + " " + links)).markup().html() + " ";
    }

    private String link(Property property, Object id) {
        return property.isReference()
                ? link(property.reference().target(), String.valueOf(id)).html()
                : Markup.escaped(String.valueOf(id)).html();
    }

    private String deleted(Property property, Object value) {
        return Element.of("del").add(value(property, value)).markup().html();
    }

    private static String deleted(String text) {
        return Element.of("del").text(text).markup().html();
    }

    private Markup value(Property property, Object value) {
        if (property.isLink()) {
            return link(property.reference().target(), value.toString());
        }
        if (value instanceof RoundupDate date) {
            return Markup.escaped(date.local(wrappers.visit().zone()).toString());
        }
        if (value instanceof Boolean flag) {
            return Markup.escaped(i18n.gettext(flag ? "Yes" : "No"));
        }
        String text = value.toString();
        return Markup.escaped(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    /** The label of an item as a link to its page; its bare name if it is gone. */
    Markup link(String className, String id) {
        boolean there = id != null
                && wrappers.db().schema().has(className)
                && Wrappers.isId(id)
                && wrappers.db().getclass(className).hasnode(id);
        if (!there) {
            return new Markup(deleted(className + id));
        }
        boolean labelled = wrappers.permissions().viewable(className, null, id);
        String label = wrappers.labels().of(className, id);
        boolean isText = className.equals("msg") || className.equals("file");
        return Element.of("a")
                .with("href", className + id)
                .with("rel", "nofollow")
                .text(labelled && isText || label.isEmpty() ? className + id : label)
                .markup();
    }
}
