package org.roundup.mail.outgoing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.Database;

/** Tells in text what an item is like, or what has changed of it. Quiet properties and passwords are left out. */
final class ChangeNote {

    private static final Set<String> UNMENTIONED = Set.of("files", "messages");
    private static final String FRAME = "\n----------\n";

    private final Database db;
    private final HyperClass items;
    private final String itemId;

    ChangeNote(Database db, HyperClass items, String itemId) {
        this.db = db;
        this.items = items;
        this.itemId = itemId;
    }

    /** All values of a new item; empty if it has none. */
    String ofNew() {
        List<String> lines = new ArrayList<>();
        for (Property property : sorted()) {
            Object value = items.get(itemId, property.name());
            if (value != null && !String.valueOf(value).isEmpty() && !isEmptyList(value)) {
                String text = display(property, value);
                lines.add(property.name() + ":" + (isLong(text) ? "\n" + indented(text) : " " + text));
            }
        }
        return frame(lines);
    }

    /** What changed; empty if that is nothing. */
    String ofChange(Map<String, Object> before) {
        List<String> lines = new ArrayList<>();
        for (Property property : sorted()) {
            String name = property.name();
            if (!before.containsKey(name) || UNMENTIONED.contains(name)) {
                continue;
            }
            Object old = before.get(name);
            Object now = items.get(itemId, name);
            if (property.isMultilink()) {
                String edits = edits(property, (Collection<?>) old, (Collection<?>) now);
                if (!edits.isEmpty()) {
                    lines.add(name + ": " + edits);
                }
            } else if (!Objects.equals(old, now)) {
                lines.add(name + ": " + change(display(property, old), display(property, now)));
            }
        }
        return frame(lines);
    }

    private static String frame(List<String> lines) {
        return lines.isEmpty() ? "" : FRAME + String.join("\n", lines);
    }

    private List<Property> sorted() {
        return items.definition().properties().stream()
                .filter(property -> !property.quiet()
                        && !property.computed()
                        && property.kind() != PropertyType.Kind.PASSWORD
                        && !ClassDefinition.isProtected(property.name()))
                .filter(property ->
                        !(items.definition().isFile() && property.name().equals("content")))
                .sorted(java.util.Comparator.comparing(Property::name))
                .toList();
    }

    private static boolean isEmptyList(Object value) {
        return value instanceof Collection<?> list && list.isEmpty();
    }

    private static String change(String old, String now) {
        if (isLong(old) || isLong(now)) {
            return "\nNow:\n" + indented(now) + "\nWas:\n" + indented(old);
        }
        return old + " -> " + now;
    }

    private String edits(Property property, Collection<?> old, Collection<?> now) {
        Set<Object> added = new TreeSet<>(now == null ? List.of() : now);
        Set<Object> removed = new TreeSet<>(old == null ? List.of() : old);
        Set<Object> kept = new TreeSet<>(added);
        kept.retainAll(removed);
        added.removeAll(kept);
        removed.removeAll(kept);
        String more = added.isEmpty() ? "" : "+" + labels(property, added);
        return more + (removed.isEmpty() ? "" : " -" + labels(property, removed));
    }

    private String display(Property property, Object value) {
        if (value == null) {
            return "";
        }
        if (property.isMultilink()) {
            return labels(property, (Collection<?>) value);
        }
        return property.isLink() ? label(property, value.toString()) : value.toString();
    }

    private String labels(Property property, Collection<?> ids) {
        return ids.stream().map(id -> label(property, id.toString())).sorted().collect(Collectors.joining(", "));
    }

    private String label(Property property, String id) {
        HyperClass target = db.getclass(property.reference().target());
        if (!target.hasnode(id)) {
            return id;
        }
        Object label = target.get(id, target.definition().labelProperty(true));
        return label == null || label.toString().isEmpty() ? id : label.toString();
    }

    private static boolean isLong(String text) {
        return text.indexOf('\n') >= 0;
    }

    private static String indented(String text) {
        return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
