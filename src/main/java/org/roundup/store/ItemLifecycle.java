package org.roundup.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Detector;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.change.Change;
import org.roundup.store.item.Item;
import org.roundup.store.item.ItemColumns;

/**
 * Creates, changes, retires, restores and destroys the items of one class: auditors, checks, rows, journals, index,
 * reactors, in this order. All values are checked before anything is written.
 */
final class ItemLifecycle {

    private final Database db;
    private final ClassDefinition definition;
    private final DetectorRunner detectors;
    private final ValueChecks checks;
    private final KeyRule key;

    ItemLifecycle(Database db, StoredClass hyperclass) {
        this.db = db;
        this.definition = hyperclass.definition();
        this.detectors = new DetectorRunner(db.store()::detectors, hyperclass, db);
        this.checks = new ValueChecks(db);
        this.key = new KeyRule(hyperclass);
    }

    String create(Map<String, Object> given) {
        db.requireWritable();
        Map<String, Object> values = new LinkedHashMap<>(given);
        detectors.run(Detector.Role.AUDITOR, Detector.Event.CREATE, null, values);
        refuseReserved(values);
        Object content = takeContent(values);
        if (definition.isFile() && content == null) {
            throw new ValueError("property \"content\" is required");
        }
        refuseNullTexts(values);
        Map<String, Object> checked = check(values);
        key.require(checked);
        db.session().beginWriting();
        key.refuseTaken(checked.get(definition.key()), null);
        String id = insert(checked);
        if (content != null) {
            db.contents().create(definition, id, content);
        }
        detectors.run(Detector.Role.REACTOR, Detector.Event.CREATE, id, null);
        return id;
    }

    private void refuseNullTexts(Map<String, Object> values) {
        values.forEach((name, value) -> {
            if (value == null && definition.property(name).kind() == PropertyType.Kind.STRING) {
                throw new ValueError("new property \"" + name + "\" not a string");
            }
        });
    }

    private String insert(Map<String, Object> checked) {
        RoundupDate now = db.now();
        String user = db.getuid();
        String id = db.takeId(definition);
        Map<String, Object> columns = new LinkedHashMap<>();
        checked.forEach((name, value) -> {
            if (definition.property(name).hasColumn()) {
                columns.put(name, value);
            }
        });
        columns.put("creation", now);
        columns.put("activity", now);
        columns.put("creator", user);
        columns.put("actor", user);
        key.guard(checked.get(definition.key()), () -> db.writer().insert(definition, id, columns));
        checked.forEach((name, value) -> {
            Property property = definition.property(name);
            if (property.isMultilink()) {
                db.writer().addLinks(definition, property, id, ids(value));
            }
            if (property.isReference()) {
                journalLinks("link", property, id, ids(value));
            }
        });
        db.items().evict(definition.name(), id);
        journal(id, now, "create", new JournalEntry.None());
        index(id, checked);
        db.changed(definition, id, Change.Event.CREATE, Map.of(), checked);
        return id;
    }

    Map<String, Object> set(String id, Map<String, Object> given) {
        db.requireWritable();
        Map<String, Object> values = new LinkedHashMap<>(given);
        detectors.run(Detector.Role.AUDITOR, Detector.Event.SET, id, values);
        refuseReserved(values);
        Item item = itemForUpdate(id);
        if (item.isRetired()) {
            throw new NotFound("Requested item is retired");
        }
        Map<String, Object> before = detectors.hasReactors(Detector.Event.SET) ? allValues(item) : null;
        Object content = takeContent(values);
        Map<String, Object> changes = changes(item, check(values));
        key.refuseTaken(changes.get(definition.key()), id);
        if (!changes.isEmpty()) {
            update(item, changes);
        }
        Map<String, Object> reported = new LinkedHashMap<>();
        changes.forEach((name, value) -> {
            if (!definition.property(name).quiet()) {
                reported.put(name, value);
            }
        });
        if (content != null) {
            db.contents().edit(definition, id, content);
            reported.put("content", content);
            if (changes.isEmpty()) {
                db.replacedContent(definition, id);
            }
        }
        detectors.run(Detector.Role.REACTOR, Detector.Event.SET, id, before);
        return reported;
    }

    private Map<String, Object> changes(Item item, Map<String, Object> checked) {
        Map<String, Object> changes = new LinkedHashMap<>();
        checked.forEach((name, value) -> {
            if (!Objects.equals(current(item, definition.property(name)), value)) {
                changes.put(name, value);
            }
        });
        return changes;
    }

    private Object current(Item item, Property property) {
        return property.isMultilink() ? db.items().multilink(item, property) : item.value(property.name());
    }

    private void update(Item item, Map<String, Object> changes) {
        String id = item.id();
        Map<String, Object> columns = new LinkedHashMap<>();
        Map<String, Object> old = new LinkedHashMap<>();
        changes.forEach((name, value) -> {
            Property property = definition.property(name);
            if (property.isMultilink()) {
                old.put(name, updateLinks(item, property, ids(value)));
                return;
            }
            Object was = item.value(name);
            columns.put(name, value);
            old.put(name, was);
            if (property.isLink()) {
                journalLinks("unlink", property, id, ids(was));
                journalLinks("link", property, id, ids(value));
            }
        });
        RoundupDate now = db.now();
        columns.put("activity", now);
        columns.put("actor", db.getuid());
        key.guard(changes.get(definition.key()), () -> db.writer().update(definition, id, columns));
        db.items().evict(definition.name(), id);
        if (changes.containsKey("password") || changes.containsKey("username")) {
            endSessions(item);
        }
        journal(id, now, "set", new JournalEntry.Values(old));
        index(id, changes);
        db.changed(definition, id, Change.Event.SET, old, changes);
    }

    private JournalEntry.Delta updateLinks(Item item, Property property, List<String> wanted) {
        List<String> present = db.items().multilink(item, property);
        Set<String> before = new HashSet<>(present);
        Set<String> after = new HashSet<>(wanted);
        List<String> added = wanted.stream().filter(id -> !before.contains(id)).toList();
        List<String> removed =
                present.stream().filter(id -> !after.contains(id)).distinct().toList();
        db.writer().removeLinks(definition, property, item.id(), removed);
        db.writer().addLinks(definition, property, item.id(), added);
        journalLinks("unlink", property, item.id(), removed);
        journalLinks("link", property, item.id(), added);
        return new JournalEntry.Delta(added, removed);
    }

    void retire(String id) {
        db.requireWritable();
        detectors.run(Detector.Role.AUDITOR, Detector.Event.RETIRE, id, null);
        Item item = itemForUpdate(id);
        mark(item, true);
        detectors.run(Detector.Role.REACTOR, Detector.Event.RETIRE, id, null);
    }

    void restore(String id) {
        db.requireWritable();
        Item item = itemForUpdate(id);
        key.refuseClash(item);
        detectors.run(Detector.Role.AUDITOR, Detector.Event.RESTORE, id, null);
        mark(item, false);
        detectors.run(Detector.Role.REACTOR, Detector.Event.RESTORE, id, null);
    }

    private void mark(Item item, boolean retired) {
        db.writer().mark(definition, item.id(), retired);
        db.items().evict(definition.name(), item.id());
        if (retired) {
            endSessions(item);
        }
        journal(item.id(), db.now(), retired ? "retired" : "restored", new JournalEntry.None());
        db.changed(definition, item.id(), retired ? Change.Event.RETIRE : Change.Event.RESTORE, Map.of(), Map.of());
    }

    /** Whoever is logged in with an old password, or under a name that another may take, has to log in again. */
    private void endSessions(Item item) {
        if (definition.name().equals("user") && definition.has("username")) {
            db.endSessions((String) item.value("username"));
        }
    }

    void destroy(String id) {
        db.requireWritable();
        Item item = itemForUpdate(id);
        db.writer().delete(definition, item.id());
        db.items().evict(definition.name(), item.id());
        db.store().textIndex().remove(db.session(), definition.name(), item.id());
        if (definition.isFile()) {
            db.contents().destroy(definition.name(), item.id());
        }
        db.changed(definition, item.id(), Change.Event.DESTROY, Map.of(), Map.of());
    }

    private Item itemForUpdate(String id) {
        Optional<Item> item = ValueChecks.isId(id) ? db.items().findForUpdate(definition.name(), id) : Optional.empty();
        return item.orElseThrow(() -> new NotFound("no such " + definition.name() + " " + id));
    }

    private void refuseReserved(Map<String, Object> values) {
        for (String name : values.keySet()) {
            if (name.equals("id")) {
                throw new UnknownName("\"id\" is reserved");
            }
            if (ClassDefinition.isProtected(name)) {
                throw new UnknownName("\"creator\", \"actor\", \"creation\" and \"activity\" are reserved");
            }
            if (definition.property(name).computed()) {
                throw new UnknownName("\"" + name + "\" is a computed property");
            }
        }
    }

    private Map<String, Object> check(Map<String, Object> values) {
        Map<String, Object> checked = new LinkedHashMap<>();
        values.forEach((name, value) -> checked.put(name, checks.check(definition.property(name), value)));
        return checked;
    }

    /** @param when for a set or create the activity that the item gets, so that forms can be told from later changes */
    private void journal(String id, RoundupDate when, String action, JournalEntry.Change change) {
        if (definition.journalled()) {
            db.journal().add(definition, id, when, db.getuid(), action, change);
        }
    }

    private void journalLinks(String action, Property property, String id, List<String> targets) {
        if (!definition.journalled() || !property.reference().journalled()) {
            return;
        }
        ClassDefinition target = db.schema().get(property.reference().target());
        JournalEntry.Change change = new JournalEntry.Reference(definition.name(), id, property.name());
        targets.forEach(other -> db.journal().add(target, other, db.now(), db.getuid(), action, change));
    }

    private void index(String id, Map<String, Object> values) {
        values.forEach((name, value) -> {
            if (StoredClass.isIndexed(definition.property(name))) {
                db.index().add(definition.name(), id, name, value == null ? "" : value.toString());
            }
        });
    }

    private Object takeContent(Map<String, Object> values) {
        return definition.isFile() ? values.remove("content") : null;
    }

    private Map<String, Object> allValues(Item item) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Property property : definition.allProperties()) {
            if (property.name().equals("id")) {
                all.put("id", item.id());
            } else if (!ItemColumns.isContent(definition, property)) {
                all.put(property.name(), current(item, property));
            }
        }
        return all;
    }

    private static List<String> ids(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            List<String> ids = new ArrayList<>(list.size());
            list.forEach(id -> ids.add((String) id));
            return ids;
        }
        return List.of((String) value);
    }
}
