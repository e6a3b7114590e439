package org.roundup.transfer;

import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/** Finds references to items that do not exist: imports take them as they are, and pages then show nothing. */
final class ReferenceCheck {

    private static final int MOST_PER_PROPERTY = 10;

    private final SqlSession session;
    private final Warnings warnings;

    ReferenceCheck(SqlSession session, Warnings warnings) {
        this.session = session;
        this.warnings = warnings;
    }

    void run(Schema schema, ClassDefinition definition) {
        for (Property property : definition.properties()) {
            if (property.isReference() && !property.computed()) {
                check(schema.get(property.reference().target()), definition, property);
            }
        }
    }

    private void check(ClassDefinition target, ClassDefinition definition, Property property) {
        String item = property.isLink() ? "id" : "nodeid";
        String reference = property.isLink() ? Tables.column(property) : "linkid";
        String table =
                property.isLink() ? Tables.items(definition.name()) : Tables.links(definition.name(), property.name());
        session.each(
                "SELECT " + item + ", " + reference + " FROM " + table + " WHERE " + reference
                        + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + Tables.items(target.name())
                        + " target WHERE target.id = " + table + "." + reference + ") ORDER BY 1, 2 LIMIT "
                        + MOST_PER_PROPERTY,
                List.of(),
                row -> definition.name() + row.getLong(1) + " refers in \"" + property.name() + "\" to " + target.name()
                        + row.getLong(2) + ", which does not exist",
                warnings::add);
    }
}
