package org.roundup.store.schema;

import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/**
 * Brings the tables of an older Roundup to the present layout. What only adds tables or indexes is not among the
 * statements here: those are made where they are missing, whatever the layout.
 */
final class LayoutUpgrade {

    /** The oldest layout that can be upgraded; Roundup 1.1 had it. */
    static final int OLDEST = 4;

    private static final int RETIRED_BY_ID = 5;
    private static final int KEY_INDEX = 6;
    private static final int LONG_WORDS = 7;
    private static final int DOUBLE_TIMES = 8;

    private final Dialect dialect;
    private final List<SchemaPlan.Change> changes = new ArrayList<>();

    private LayoutUpgrade(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * The statements that a database needs before its classes are looked at.
     *
     * @param stored what the database says of itself
     * @param schema the classes of the tracker
     */
    static List<SchemaPlan.Change> plan(SqlSession session, StoredSchema stored, Schema schema) {
        LayoutUpgrade upgrade = new LayoutUpgrade(session.dialect());
        for (ClassDefinition definition : schema.classes()) {
            StoredSchema.StoredClass before = stored.classes().get(definition.name());
            if (before != null) {
                upgrade.planClass(definition, before, stored.version());
            }
        }
        if (session.dialect().hasTable(session, "__words")) {
            upgrade.planWords(stored.version());
        }
        if (session.dialect().hasTable(session, "otks")) {
            upgrade.planTimes(stored.version());
        }
        return upgrade.changes;
    }

    private void planClass(ClassDefinition definition, StoredSchema.StoredClass before, int version) {
        String table = Tables.items(definition.name());
        if (version < RETIRED_BY_ID) {
            add(
                    definition.name(),
                    "UPDATE " + table + " SET " + Tables.RETIRED + " = id WHERE " + Tables.RETIRED + " <> 0");
        }
        // A key that is another than before gets its indexes with the changes of the class.
        if (version < KEY_INDEX && before.key().equals(definition.key())) {
            new ClassLayout(definition, dialect).createKey().forEach(sql -> add(definition.name(), sql));
        }
    }

    private void planWords(int version) {
        if (version < LONG_WORDS) {
            dialect.retypeColumn("__words", "_word", "VARCHAR(55)").ifPresent(sql -> add("__words", sql));
        }
    }

    private void planTimes(int version) {
        if (version < DOUBLE_TIMES) {
            for (String name : List.of("otk", "session")) {
                dialect.retypeColumn(name + "s", name + "_time", "DOUBLE PRECISION")
                        .ifPresent(sql -> add(name + "s", sql));
            }
        }
    }

    private void add(String subject, String sql) {
        changes.add(new SchemaPlan.Change(SchemaPlan.Kind.ALTER, subject, sql));
    }
}
