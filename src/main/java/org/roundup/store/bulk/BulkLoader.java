package org.roundup.store.bulk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;
import org.roundup.store.sql.UniqueViolation;

/**
 * Writes items of one class under given ids: inserts the new ones, overwrites the given properties of the others.
 * Whether keys are unique is checked when all are there, so that keys may be swapped.
 */
public final class BulkLoader {

    private static final int BATCH = 1000;

    /** An item to be written; {@code values} are in the order of the loader's properties. */
    public record Row(String id, boolean retired, List<Object> values) {}

    private final SqlSession session;
    private final ClassDefinition definition;
    private final List<Property> properties;
    private final BitSet existing = new BitSet();
    private final String upsert;
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<LinkRows> links = new ArrayList<>();
    private final BitSet pending = new BitSet();
    private long highestId = 1;

    /** Pending rows of one Multilink. */
    private record LinkRows(int position, String table, List<List<Integer>> rows) {}

    /**
     * @param properties those that each row gives; computed ones must not be among them
     */
    public BulkLoader(SqlSession session, ClassDefinition definition, List<Property> properties) {
        this.session = session;
        this.definition = definition;
        this.properties = List.copyOf(properties);
        session.beginWriting();
        session.each(
                "SELECT id FROM " + Tables.items(definition.name()), List.of(), row -> row.getInt(1), existing::set);
        List<String> columns = new ArrayList<>(List.of(Tables.RETIRED));
        for (int i = 0; i < properties.size(); i++) {
            Property property = properties.get(i);
            if (property.isMultilink()) {
                links.add(new LinkRows(i, Tables.links(definition.name(), property.name()), new ArrayList<>()));
                continue;
            }
            columns.add(Tables.column(property));
            if (property.kind() == PropertyType.Kind.INTERVAL) {
                columns.add(Tables.seconds(property.name()));
            }
        }
        this.upsert = session.dialect().upsert(Tables.items(definition.name()), List.of("id"), columns);
    }

    /**
     * Adds a row; it may be written later.
     *
     * @return whether the item was there before
     */
    public boolean add(Row row) {
        Integer id = Integer.valueOf(row.id());
        if (rows.size() == BATCH || pending.get(id)) {
            flush();
        }
        highestId = Math.max(highestId, id);
        List<Object> columns = new ArrayList<>(properties.size() + 2);
        columns.add(id);
        columns.add(row.retired() ? id : (Object) liveMark(id));
        for (int i = 0; i < properties.size(); i++) {
            Property property = properties.get(i);
            Object value = row.values().get(i);
            if (property.isMultilink()) {
                continue;
            }
            columns.add(session.dialect().encode(property.kind(), value));
            if (property.kind() == PropertyType.Kind.INTERVAL) {
                columns.add(value == null ? null : ((Interval) value).asSeconds());
            }
        }
        for (LinkRows link : links) {
            for (Object target : (List<?>) row.values().get(link.position())) {
                link.rows().add(List.of(id, Integer.valueOf((String) target)));
            }
        }
        rows.add(columns);
        pending.set(id);
        return existing.get(id);
    }

    /** Until all are there, a live item of a class with a key is marked by its negative id. */
    private Integer liveMark(Integer id) {
        return definition.hasKey() ? -id : 0;
    }

    private void flush() {
        session.updateAll(upsert, rows);
        rows.clear();
        BitSet overwritten = (BitSet) pending.clone();
        overwritten.and(existing);
        for (LinkRows link : links) {
            session.updateAll(
                    "DELETE FROM " + link.table() + " WHERE nodeid = ?",
                    overwritten.stream().mapToObj(List::of).toList());
            session.updateAll("INSERT INTO " + link.table() + " (nodeid, linkid) VALUES (?, ?)", link.rows());
            link.rows().clear();
        }
        existing.or(pending);
        pending.clear();
    }

    /**
     * Writes what is pending, checks the keys and sees to it that new items get higher ids.
     *
     * @throws ValueError if two live items have one key
     */
    public void finish() {
        flush();
        if (definition.hasKey()) {
            String table = Tables.items(definition.name());
            try {
                session.update("UPDATE " + table + " SET " + Tables.RETIRED + " = 0 WHERE " + Tables.RETIRED + " < 0");
            } catch (UniqueViolation clash) {
                throw new ValueError(
                        "class " + definition.name() + ": two items that are not retired have the same "
                                + definition.key() + " (" + clash.getMessage() + ")",
                        clash);
            }
        }
        session.dialect().raiseNextId(session, definition.name(), highestId + 1);
    }

    /** The id that the next new item will get at least. */
    public long nextId() {
        return highestId + 1;
    }
}
