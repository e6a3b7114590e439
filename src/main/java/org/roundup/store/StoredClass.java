package org.roundup.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.item.Item;
import org.roundup.store.item.ItemColumns;
import org.roundup.store.sql.Tables;

/** A class of the hyperdatabase in a unit of work. */
public final class StoredClass implements HyperClass {

    /** Order of ids. */
    static final Comparator<String> BY_NUMBER = Comparator.comparingLong(Long::parseLong);

    private final Database db;
    private final ClassDefinition definition;
    private final ItemLifecycle lifecycle;

    StoredClass(Database db, ClassDefinition definition) {
        this.db = db;
        this.definition = definition;
        this.lifecycle = new ItemLifecycle(db, this);
    }

    @Override
    public ClassDefinition definition() {
        return definition;
    }

    @Override
    public String create(Map<String, Object> values) {
        return lifecycle.create(values);
    }

    @Override
    public Map<String, Object> set(String id, Map<String, Object> values) {
        return lifecycle.set(id, values);
    }

    @Override
    public void retire(String id) {
        lifecycle.retire(id);
    }

    @Override
    public void restore(String id) {
        lifecycle.restore(id);
    }

    @Override
    public void destroy(String id) {
        lifecycle.destroy(id);
    }

    @Override
    public Object get(String id, String name) {
        Property property = definition.property(name);
        Item item = item(id);
        if (name.equals("id")) {
            return item.id();
        }
        if (property.isMultilink()) {
            return db.items().multilink(item, property);
        }
        if (ItemColumns.isContent(definition, property)) {
            return db.contents().text(definition.name(), id);
        }
        Object value = item.value(name);
        return value == null ? missingValue(name) : value;
    }

    private Object missingValue(String name) {
        return switch (name) {
            case "creation", "activity" -> db.now();
            case "creator", "actor" -> db.getuid();
            default -> null;
        };
    }

    /**
     * The item, retired or not.
     *
     * @throws NotFound if there is none
     */
    Item item(String id) {
        return find(id).orElseThrow(() -> new NotFound("no such " + definition.name() + " " + id));
    }

    Optional<Item> find(String id) {
        return ValueChecks.isId(id) ? db.items().find(definition.name(), canonical(id)) : Optional.empty();
    }

    private static String canonical(String id) {
        return id.charAt(0) == '0' ? Long.toString(Long.parseLong(id)) : id;
    }

    @Override
    public boolean hasnode(String id) {
        if (id.isEmpty() || !id.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new ValueError("class " + definition.name() + ": '" + id + "' is not an id");
        }
        return find(id).isPresent();
    }

    @Override
    public boolean isRetired(String id) {
        if (!ValueChecks.isId(id)) {
            throw new ValueError("class " + definition.name() + ": '" + id + "' is not an id");
        }
        return item(id).isRetired();
    }

    @Override
    public String lookup(String key) {
        if (!definition.hasKey()) {
            throw new ValueError("No key property set for class " + definition.name());
        }
        if (definition.name().equals("user") && key.equals("@current_user") && db.getuid() != null) {
            return db.getuid();
        }
        return findLive(key)
                .orElseThrow(() -> new NotFound(
                        "No key (" + definition.key() + ") value \"" + key + "\" for \"" + definition.name() + "\""));
    }

    /** The live item with that key, of those that this unit knows; else it is read as a whole, since more of it will be asked. */
    Optional<String> findLive(String key) {
        return db.items().findByKey(definition.name(), key).map(Item::id);
    }

    /** The live item that has that key now, whatever this unit knew before. */
    public Optional<String> findKey(String key) {
        return db.session()
                .first(
                        "SELECT id FROM " + Tables.items(definition.name()) + " WHERE " + Tables.RETIRED + " = 0 AND "
                                + Tables.column(definition.key()) + " = ?",
                        List.of(key),
                        row -> Long.toString(row.getLong(1)));
    }

    @Override
    public List<String> getnodeids(Search.Retired which) {
        String condition =
                switch (which) {
                    case LIVE -> " WHERE " + Tables.RETIRED + " = 0";
                    case RETIRED -> " WHERE " + Tables.RETIRED + " <> 0";
                    case BOTH -> "";
                };
        return db.session()
                .query(
                        "SELECT id FROM " + Tables.items(definition.name()) + condition + " ORDER BY id",
                        List.of(),
                        row -> Long.toString(row.getLong(1)));
    }

    @Override
    public int count() {
        return db.session()
                .first("SELECT count(*) FROM " + Tables.items(definition.name()), List.of(), row -> row.getInt(1))
                .orElse(0);
    }

    @Override
    public List<String> filter(Search search) {
        return db.searches().ids(definition, search);
    }

    /** Runs a search and puts the items found into the unit's cache, all with one statement. */
    public List<String> select(Search search) {
        return db.searches().select(definition, search);
    }

    /** The number of items that a search finds, regardless of its page. */
    public int count(Search search) {
        return db.searches().count(definition, search);
    }

    @Override
    public List<String> find(Map<String, ?> references) {
        return db.searches().find(definition, references);
    }

    @Override
    public List<String> stringFind(Map<String, String> texts) {
        return db.searches().stringFind(definition, texts);
    }

    @Override
    public List<JournalEntry> journal(String id) {
        if (!definition.journalled()) {
            throw new ValueError("Journalling is disabled for this class");
        }
        return db.journal().read(definition, item(id).id());
    }

    @Override
    public byte[] content(String id) {
        return db.contents().bytes(definition.name(), item(id).id());
    }

    /** Reads all Multilinks of an item, and of those that were read with it, with one statement, if they will be asked for. */
    public void readMultilinks(String id) {
        db.items().readMultilinks(item(id));
    }

    @Override
    public void prefetch(Collection<String> ids) {
        db.items()
                .prefetch(
                        definition.name(),
                        ids.stream().filter(ValueChecks::isId).toList());
    }

    /** Whether a property is a text that goes into the full-text index. */
    static boolean isIndexed(Property property) {
        return property.type() instanceof PropertyType.StringType text && text.indexed();
    }
}
