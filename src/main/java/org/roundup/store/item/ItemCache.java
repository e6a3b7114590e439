package org.roundup.store.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/**
 * The items that a unit of work has read. It never reads one where many will be wanted: the ids that read items link
 * to are remembered, and the first one that is asked for brings the others along; a Multilink is read for all items
 * that were read together. So a loop over items costs a statement a class and Multilink, not one an item.
 */
public final class ItemCache {

    /** How many items one statement reads, and how many ids may wait to be read along. */
    private static final int BATCH = 1000;

    /** How many items of a class are kept. */
    private static final int CAPACITY = 20_000;

    private final Schema schema;
    private final SqlSession session;
    private final Map<String, ItemColumns> columns;
    private final Map<String, Map<String, Item>> items = new HashMap<>();
    private final Map<String, Set<String>> wanted = new HashMap<>();
    private final Map<String, Map<String, String>> idsByKey = new HashMap<>();

    /** @param columns the columns of every class, by name */
    public ItemCache(Schema schema, SqlSession session, Map<String, ItemColumns> columns) {
        this.schema = schema;
        this.session = session;
        this.columns = columns;
    }

    /** The item, retired or not. */
    public Optional<Item> find(String className, String id) {
        Map<String, Item> known = itemsOf(className);
        Item item = known.get(id);
        if (item == null) {
            Set<String> ids = wantedOf(className);
            List<String> together = new ArrayList<>(ids.size() + 1);
            together.add(id);
            ids.stream().filter(other -> !other.equals(id)).limit(BATCH - 1L).forEach(together::add);
            ids.clear();
            load(className, together);
            item = known.get(id);
        }
        return Optional.ofNullable(item);
    }

    /** The item that is not retired and has a key. The class has a key property. */
    public Optional<Item> findByKey(String className, String key) {
        Map<String, String> ids = idsByKey.computeIfAbsent(className, name -> new HashMap<>());
        String property = schema.get(className).key();
        Item known = itemsOf(className).get(ids.get(key));
        if (known != null && !known.isRetired() && key.equals(known.value(property))) {
            return Optional.of(known);
        }
        ItemColumns layout = columns.get(className);
        Optional<Item> item = session.first(
                layout.select() + " WHERE t." + Tables.RETIRED + " = 0 AND t." + Tables.column(property) + " = ?",
                List.of(key),
                row -> layout.read(row, session.dialect()));
        item.ifPresent(read -> {
            add(List.of(read));
            ids.put(key, read.id());
        });
        return item;
    }

    /** Reads the item anew and locks it against other writers until the transaction ends. */
    public Optional<Item> findForUpdate(String className, String id) {
        session.beginWriting();
        evict(className, id);
        ItemColumns layout = columns.get(className);
        Optional<Item> item = session.first(
                layout.select() + " WHERE t.id = ?" + session.dialect().forUpdate(),
                List.of(Integer.valueOf(id)),
                row -> layout.read(row, session.dialect()));
        item.ifPresent(read -> add(List.of(read)));
        return item;
    }

    /** Reads those of the items that are not there yet. */
    public void prefetch(String className, Collection<String> ids) {
        Map<String, Item> known = itemsOf(className);
        List<String> missing =
                ids.stream().filter(id -> !known.containsKey(id)).distinct().toList();
        load(className, missing);
    }

    private void load(String className, List<String> ids) {
        ItemColumns layout = columns.get(className);
        for (int from = 0; from < ids.size(); from += BATCH) {
            InList in = InList.of(ids.subList(from, Math.min(from + BATCH, ids.size())));
            add(session.query(
                    layout.select() + " WHERE t.id IN (" + in.marks() + ")",
                    in.parameters(),
                    row -> layout.read(row, session.dialect())));
        }
    }

    /** Takes up items that were read together by a search. */
    public void add(List<Item> together) {
        if (together.isEmpty()) {
            return;
        }
        ItemColumns layout = together.get(0).columns();
        Map<String, Item> known = itemsOf(layout.definition().name());
        if (known.size() + together.size() > CAPACITY) {
            known.clear();
            idsByKey.remove(layout.definition().name());
        }
        for (Item item : together) {
            item.batch(together);
            known.put(item.id(), item);
            for (int position : layout.links()) {
                Object target = item.value(position);
                if (target != null) {
                    want(layout.property(position).reference().target(), (String) target);
                }
            }
        }
    }

    private void want(String className, String id) {
        Set<String> ids = wantedOf(className);
        if (ids.size() < BATCH && !itemsOf(className).containsKey(id)) {
            ids.add(id);
        }
    }

    /** The ids of a Multilink of an item, ascending. */
    public List<String> multilink(Item item, Property property) {
        List<String> ids = item.multilinks().get(property.name());
        if (ids == null) {
            read(item, List.of(property));
            ids = item.multilinks().get(property.name());
        }
        return ids;
    }

    /** Reads those Multilinks of an item that are not there yet, for all who come after, with one statement. */
    public void readMultilinks(Item item) {
        List<Property> missing = item.columns().multilinks().stream()
                .filter(property -> !item.multilinks().containsKey(property.name()))
                .toList();
        if (!missing.isEmpty()) {
            read(item, missing);
        }
    }

    /** Reads Multilinks of an item, and of others that were read with it. */
    private void read(Item item, List<Property> properties) {
        Map<String, Item> together = new LinkedHashMap<>();
        together.put(item.id(), item);
        int most = Math.max(1, BATCH / properties.size());
        for (Item other : item.batch()) {
            if (together.size() < most && !hasAll(other, properties)) {
                together.put(other.id(), other);
            }
        }
        MultilinkRows rows =
                MultilinkRows.of(item.columns().definition().name(), properties, List.copyOf(together.keySet()));
        Map<String, List<List<String>>> found = new HashMap<>();
        together.keySet()
                .forEach(id -> found.put(
                        id, properties.stream().map(property -> newList()).toList()));
        session.each(rows.sql(), rows.parameters(), MultilinkRows::read, row -> {
            found.get(row.itemId()).get(row.property()).add(row.targetId());
            want(properties.get(row.property()).reference().target(), row.targetId());
        });
        together.forEach((id, each) -> {
            for (int i = 0; i < properties.size(); i++) {
                each.multilinks()
                        .putIfAbsent(
                                properties.get(i).name(),
                                List.copyOf(found.get(id).get(i)));
            }
        });
    }

    private static boolean hasAll(Item item, List<Property> properties) {
        return properties.stream().allMatch(property -> item.multilinks().containsKey(property.name()));
    }

    private static List<String> newList() {
        return new ArrayList<>();
    }

    /** Forgets an item and what other items' computed Multilinks may have known of it. */
    public void evict(String className, String id) {
        itemsOf(className).remove(id);
        for (Property property : schema.get(className).properties()) {
            if (property.isReference() && property.reference().reverseName() != null) {
                itemsOf(property.reference().target()).values().forEach(item -> item.multilinks()
                        .remove(property.reference().reverseName()));
            }
        }
    }

    public void clear() {
        items.clear();
        wanted.clear();
        idsByKey.clear();
    }

    private Map<String, Item> itemsOf(String className) {
        return items.computeIfAbsent(className, name -> new HashMap<>());
    }

    private Set<String> wantedOf(String className) {
        return wanted.computeIfAbsent(className, name -> new LinkedHashSet<>());
    }
}
