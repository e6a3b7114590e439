package org.roundup.store.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/**
 * Compares a schema with the tables that are there. Columns and tables that the schema no longer names are kept: they
 * come back when the class or property does.
 */
final class SchemaPlanner {

    private final SqlSession session;
    private final Dialect dialect;
    private final StoredSchema stored;
    private final List<SchemaPlan.Change> changes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    SchemaPlanner(SqlSession session, StoredSchema stored) {
        this.session = session;
        this.dialect = session.dialect();
        this.stored = stored;
    }

    SchemaPlan plan(Schema schema) {
        for (ClassDefinition definition : schema.classes()) {
            planClass(definition);
        }
        for (String name : stored.classes().keySet()) {
            if (!schema.has(name)) {
                notes.add("Class " + name + " is no longer in the schema; its tables are kept.");
            }
        }
        return new SchemaPlan(List.copyOf(changes), List.copyOf(notes));
    }

    private void planClass(ClassDefinition definition) {
        ClassLayout layout = new ClassLayout(definition, dialect);
        Set<String> present = session.columns(Tables.items(definition.name()));
        StoredSchema.StoredClass before = stored.classes().get(definition.name());
        if (present.isEmpty()) {
            create(definition, layout.createItems());
        } else {
            planColumns(definition, layout, present, before);
            planKey(definition, layout, before);
        }
        if (!dialect.hasTable(session, Tables.journal(definition.name()))) {
            create(definition, layout.createJournal());
        }
        create(definition, present.isEmpty() ? layout.createIds() : List.of());
        for (Property property : layout.stored()) {
            if (property.isMultilink()
                    && !dialect.hasTable(session, Tables.links(definition.name(), property.name()))) {
                create(definition, layout.createLinks(property));
                copyLink(definition, property, before);
            }
        }
    }

    private void planColumns(
            ClassDefinition definition, ClassLayout layout, Set<String> present, StoredSchema.StoredClass before) {
        for (Property property : layout.stored()) {
            if (!property.hasColumn()) {
                continue;
            }
            if (present.contains(Tables.column(property).toLowerCase(Locale.ROOT))) {
                planRetype(definition, layout, property, before);
            } else {
                addColumns(definition, layout, property);
                copyMultilink(definition, property, before);
            }
        }
        if (before != null) {
            for (String name : before.properties().keySet()) {
                if (!definition.has(name)) {
                    notes.add("Property " + definition.name() + "." + name
                            + " is no longer in the schema; its data is kept.");
                }
            }
        }
    }

    private void addColumns(ClassDefinition definition, ClassLayout layout, Property property) {
        String table = Tables.items(definition.name());
        layout.columns(property)
                .forEach((column, type) ->
                        alter(definition, "ALTER TABLE " + table + " ADD COLUMN " + column + " " + type));
    }

    /** A property whose type changed gets a new column; the old one stays under another name. */
    private void planRetype(
            ClassDefinition definition, ClassLayout layout, Property property, StoredSchema.StoredClass before) {
        String was = before == null ? null : before.properties().get(property.name());
        if (was == null || was.equals(property.type().text()) || sameColumn(was, property)) {
            return;
        }
        String table = Tables.items(definition.name());
        String column = Tables.column(property);
        String kept = "ee_old" + column;
        alter(definition, dialect.renameColumn(table, column, kept));
        addColumns(definition, layout, property);
        String copy = Conversions.copy(was, property, kept, dialect);
        if (copy == null) {
            notes.add("Property " + definition.name() + "." + property.name() + " was a "
                    + Conversions.typeName(was) + "; its old values cannot be converted and are kept in column " + kept
                    + ".");
        } else {
            alter(definition, "UPDATE " + table + " SET " + column + " = " + copy);
        }
    }

    private boolean sameColumn(String was, Property property) {
        return Conversions.typeName(was).equals("Link") && property.isLink();
    }

    /** The indexes of the key; a class that comes back after it left the schema still has those of its time. */
    private void planKey(ClassDefinition definition, ClassLayout layout, StoredSchema.StoredClass before) {
        if (before != null && before.key().equals(definition.key())) {
            return;
        }
        String table = Tables.items(definition.name());
        if (before != null && !before.key().isEmpty()) {
            alter(definition, dropIndex(table, table + "_" + before.key() + "_idx"));
        }
        alter(definition, dropIndex(table, table + "_key_retired_idx"));
        layout.createKey().forEach(sql -> alter(definition, sql));
    }

    private String dropIndex(String table, String index) {
        return "DROP INDEX IF EXISTS " + index + (dialect.name().equals("mysql") ? " ON " + table : "");
    }

    private void copyLink(ClassDefinition definition, Property multilink, StoredSchema.StoredClass before) {
        String was = before == null ? null : before.properties().get(multilink.name());
        if (was != null && Conversions.typeName(was).equals("Link")) {
            String column = Tables.column(multilink);
            alter(
                    definition,
                    "INSERT INTO " + Tables.links(definition.name(), multilink.name()) + " (linkid, nodeid) SELECT "
                            + column + ", id FROM " + Tables.items(definition.name()) + " WHERE " + column
                            + " IS NOT NULL");
        }
    }

    private void copyMultilink(ClassDefinition definition, Property link, StoredSchema.StoredClass before) {
        String was = before == null ? null : before.properties().get(link.name());
        if (link.isLink() && was != null && Conversions.typeName(was).equals("Multilink")) {
            String table = Tables.items(definition.name());
            alter(
                    definition,
                    "UPDATE " + table + " SET " + Tables.column(link) + " = (SELECT min(linkid) FROM "
                            + Tables.links(definition.name(), link.name()) + " WHERE nodeid = " + table + ".id)");
        }
    }

    private void create(ClassDefinition definition, List<String> statements) {
        statements.forEach(sql -> changes.add(new SchemaPlan.Change(SchemaPlan.Kind.CREATE, definition.name(), sql)));
    }

    private void alter(ClassDefinition definition, String sql) {
        changes.add(new SchemaPlan.Change(SchemaPlan.Kind.ALTER, definition.name(), sql));
    }
}
