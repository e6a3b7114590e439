package org.roundup.store.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.Tables;

/** The tables and indexes of one class, in Roundup's layout. */
final class ClassLayout {

    private final ClassDefinition definition;
    private final Dialect dialect;

    ClassLayout(ClassDefinition definition, Dialect dialect) {
        this.definition = definition;
        this.dialect = dialect;
    }

    /** All stored properties, the protected ones (but id) included. */
    List<Property> stored() {
        return definition.allProperties().stream()
                .filter(property -> !property.computed() && !property.name().equals("id"))
                .toList();
    }

    /** Column → declaration of the properties that live in the table of the items. */
    TreeMap<String, String> columns() {
        TreeMap<String, String> columns = new TreeMap<>();
        for (Property property : stored()) {
            if (property.hasColumn()) {
                columns.putAll(columns(property));
            }
        }
        return columns;
    }

    /** Column → declaration of one property; an Interval has two. */
    TreeMap<String, String> columns(Property property) {
        TreeMap<String, String> columns = new TreeMap<>();
        columns.put(Tables.column(property), dialect.columnType(property.type()));
        if (property.kind() == PropertyType.Kind.INTERVAL) {
            columns.put(Tables.seconds(property.name()), "BIGINT");
        }
        return columns;
    }

    List<String> createItems() {
        StringBuilder sql = new StringBuilder("CREATE TABLE ")
                .append(Tables.items(definition.name()))
                .append(" (");
        columns()
                .forEach((column, type) ->
                        sql.append(column).append(' ').append(type).append(", "));
        sql.append("id INTEGER PRIMARY KEY, ").append(Tables.RETIRED).append(" INTEGER DEFAULT 0)");
        List<String> statements = new ArrayList<>();
        statements.add(sql.toString());
        String table = Tables.items(definition.name());
        statements.add("CREATE INDEX " + table + "_retired_idx ON " + table + "(" + Tables.RETIRED + ")");
        statements.addAll(createKey());
        return statements;
    }

    List<String> createKey() {
        if (!definition.hasKey()) {
            return List.of();
        }
        String table = Tables.items(definition.name());
        String column = dialect.indexed(PropertyType.Kind.STRING, Tables.column(definition.key()));
        return List.of(
                "CREATE INDEX IF NOT EXISTS " + table + "_" + definition.key() + "_idx ON " + table + "(" + column
                        + ")",
                "CREATE UNIQUE INDEX IF NOT EXISTS " + table + "_key_retired_idx ON " + table + "(" + Tables.RETIRED
                        + ", " + column + ")");
    }

    List<String> createJournal() {
        String table = Tables.journal(definition.name());
        return List.of(
                "CREATE TABLE " + table + " (nodeid INTEGER, date "
                        + dialect.columnType(new PropertyType.DateType(null, true, null))
                        + ", tag VARCHAR(255), action VARCHAR(255), params " + dialect.textType() + ")",
                "CREATE INDEX " + definition.name() + "_journ_idx ON " + table + "(nodeid)");
    }

    List<String> createLinks(Property multilink) {
        String table = Tables.links(definition.name(), multilink.name());
        return List.of(
                "CREATE TABLE " + table + " (linkid INTEGER, nodeid INTEGER)",
                "CREATE INDEX " + table + "_l_idx ON " + table + "(linkid)",
                "CREATE INDEX " + table + "_n_idx ON " + table + "(nodeid)");
    }

    List<String> createIds() {
        return dialect.hasSequences()
                ? List.of("CREATE SEQUENCE IF NOT EXISTS " + Tables.sequence(definition.name()))
                : List.of("INSERT INTO ids (name, num) SELECT '" + definition.name()
                        + "', 1 WHERE NOT EXISTS (SELECT 1 FROM ids WHERE name = '" + definition.name() + "')");
    }
}
