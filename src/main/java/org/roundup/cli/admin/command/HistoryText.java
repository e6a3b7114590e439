package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.ValueText;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;

/** An entry of a history as a line for people; links are named by their labels. */
final class HistoryText {

    private final Database db;
    private final ClassDefinition definition;

    HistoryText(Database db, ClassDefinition definition) {
        this.db = db;
        this.definition = definition;
    }

    String line(JournalEntry entry) {
        return user(entry.user()) + "(" + entry.date() + ") " + entry.action() + " " + details(entry);
    }

    private String user(String id) {
        if (id == null) {
            return "None";
        }
        try {
            return ValueText.str(db.getclass("user").get(id, "username"));
        } catch (NotFound e) {
            return "user" + id;
        }
    }

    private String details(JournalEntry entry) {
        if (entry.change() instanceof JournalEntry.Values values) {
            return values.old().entrySet().stream()
                    .map(old -> oldValue(old.getKey(), old.getValue()))
                    .collect(Collectors.joining("; "));
        }
        if (entry.change() instanceof JournalEntry.Reference reference) {
            boolean added = entry.action().equals("link");
            return (added ? "added " : "removed ")
                    + reference.className()
                    + reference.id()
                    + (added ? " to " : " from ")
                    + reference.property();
        }
        return definition.name();
    }

    private String oldValue(String name, Object value) {
        if (value instanceof JournalEntry.Delta delta) {
            List<String> parts = new ArrayList<>();
            if (!delta.added().isEmpty()) {
                parts.add("added: " + items(name, delta.added()));
            }
            if (!delta.removed().isEmpty()) {
                parts.add("removed: " + items(name, delta.removed()));
            }
            return "modified " + name + ": " + String.join(", ", parts);
        }
        if (value instanceof List<?> ids) {
            return name + " was [" + items(name, ids) + "]";
        }
        if (!(value instanceof String text)) {
            return name + " was " + ValueText.str(value);
        }
        String label = isReference(name) ? label(definition.property(name), text) : null;
        return name + " was " + (label == null ? PythonLiteral.repr(text) : label);
    }

    private String items(String name, List<?> ids) {
        return ids.stream().map(id -> item(name, id.toString())).collect(Collectors.joining(", "));
    }

    private String item(String name, String id) {
        if (!isReference(name)) {
            return id;
        }
        Property property = definition.property(name);
        String label = label(property, id);
        return label == null ? property.reference().target() + id : label;
    }

    private boolean isReference(String name) {
        return definition.has(name) && definition.property(name).isReference();
    }

    /** The label of an item with its id; null if the class has none that is short, or the item is gone. */
    private String label(Property property, String id) {
        StoredClass target = db.getclass(property.reference().target());
        String label = target.definition().labelProperty(true);
        if (label.equals("id") || label.equals("title")) {
            return null;
        }
        try {
            Object value = target.get(id, label);
            return value == null ? null : ValueText.str(value) + "(" + id + ")";
        } catch (NotFound e) {
            return null;
        }
    }
}
