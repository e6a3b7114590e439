package org.roundup.store.item;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.dynamic.DynamicEntity;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.jpa.Entities;
import org.roundup.store.jpa.EntityMapping;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/** Writes items as entities and their Multilinks as rows, within the unit's transaction. */
public final class ItemWriter {

    private final Entities entities;
    private final SqlSession session;

    public ItemWriter(Entities entities, SqlSession session) {
        this.entities = entities;
        this.session = session;
    }

    /** Inserts a live item with the values of its columns; what is not given is null. */
    public void insert(ClassDefinition definition, String id, Map<String, Object> values) {
        entities.run(session, manager -> {
            DynamicEntity entity = entities.create(definition.name());
            entity.set("id", Integer.valueOf(id));
            entity.set(EntityMapping.RETIRED, 0);
            values.forEach((name, value) -> assign(entity, definition.property(name), value));
            manager.persist(entity);
            return null;
        });
    }

    /** Changes columns of an item that is there. */
    public void update(ClassDefinition definition, String id, Map<String, Object> values) {
        entities.run(session, manager -> {
            DynamicEntity entity = find(manager, definition, id);
            values.forEach((name, value) -> assign(entity, definition.property(name), value));
            return null;
        });
    }

    /** Marks an item as retired or live. */
    public void mark(ClassDefinition definition, String id, boolean retired) {
        entities.run(session, manager -> {
            find(manager, definition, id).set(EntityMapping.RETIRED, retired ? Integer.valueOf(id) : 0);
            return null;
        });
    }

    private DynamicEntity find(EntityManager manager, ClassDefinition definition, String id) {
        return (DynamicEntity) manager.find(entities.javaClass(definition.name()), Integer.valueOf(id));
    }

    private void assign(DynamicEntity entity, Property property, Object value) {
        Dialect dialect = session.dialect();
        String attribute = property.isLink() ? EntityMapping.linkId(property.name()) : property.name();
        entity.set(attribute, dialect.encode(property.kind(), value));
        if (property.kind() == PropertyType.Kind.INTERVAL) {
            entity.set(EntityMapping.seconds(property.name()), value == null ? null : ((Interval) value).asSeconds());
        }
    }

    public void addLinks(ClassDefinition definition, Property multilink, String id, List<String> targets) {
        session.updateAll(
                "INSERT INTO " + Tables.links(definition.name(), multilink.name()) + " (nodeid, linkid) VALUES (?, ?)",
                pairs(id, targets));
    }

    public void removeLinks(ClassDefinition definition, Property multilink, String id, List<String> targets) {
        session.updateAll(
                "DELETE FROM " + Tables.links(definition.name(), multilink.name()) + " WHERE nodeid = ? AND linkid = ?",
                pairs(id, targets));
    }

    private static List<List<Integer>> pairs(String id, List<String> targets) {
        List<List<Integer>> pairs = new ArrayList<>();
        targets.forEach(target -> pairs.add(List.of(Integer.valueOf(id), Integer.valueOf(target))));
        return pairs;
    }

    /** Removes an item with its links and journal. */
    public void delete(ClassDefinition definition, String id) {
        Integer number = Integer.valueOf(id);
        session.update("DELETE FROM " + Tables.items(definition.name()) + " WHERE id = ?", number);
        for (Property property : definition.properties()) {
            if (property.isMultilink() && !property.computed()) {
                session.update(
                        "DELETE FROM " + Tables.links(definition.name(), property.name()) + " WHERE nodeid = ?",
                        number);
            }
        }
        session.update("DELETE FROM " + Tables.journal(definition.name()) + " WHERE nodeid = ?", number);
    }
}
