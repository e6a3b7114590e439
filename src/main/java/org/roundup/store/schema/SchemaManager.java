package org.roundup.store.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a database in line with the schema of the tracker, under a lock that other processes respect.
 * When nothing changed this costs one select.
 */
public final class SchemaManager {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.hyperdb");

    /** Changes whenever the tables or indexes of our own change. */
    private static final String OWN_LAYOUT = "1";

    /** What a tracker allows to be done to its tables. */
    public record Allowed(boolean create, boolean alter) {

        public static final Allowed ALL = new Allowed(true, true);
    }

    private final Schema schema;
    private final List<String> ownStatements;
    private final Allowed allowed;
    private final StoredSchema wanted;

    /**
     * @param ownStatements statements that create the tables and indexes of our own where they are missing
     */
    public SchemaManager(Schema schema, List<String> ownStatements, Allowed allowed) {
        this.schema = schema;
        this.ownStatements = ownStatements;
        this.allowed = allowed;
        this.wanted = StoredSchema.of(schema);
    }

    /** Whether the database holds a tracker. */
    public static boolean isInitialised(SqlSession session) {
        return session.dialect().hasTable(session, "schema")
                && storedText(session).isPresent();
    }

    /** Whether nothing is to be done. */
    public boolean isCurrent(SqlSession session) {
        return session.dialect().hasTable(session, "ee_meta") && mark().equals(storedMark(session));
    }

    /** What {@link #migrate} would do. */
    public SchemaPlan plan(SqlSession session) {
        StoredSchema stored = stored(session);
        checkVersion(stored);
        List<SchemaPlan.Change> changes = new ArrayList<>();
        if (!session.dialect().hasTable(session, "schema")) {
            Stream.concat(session.dialect().prepareDatabase(session).stream(), commonTables(session.dialect()).stream())
                    .forEach(sql -> changes.add(new SchemaPlan.Change(SchemaPlan.Kind.CREATE, "schema", sql)));
        }
        changes.addAll(LayoutUpgrade.plan(session, stored, schema));
        SchemaPlan classes = new SchemaPlanner(session, stored).plan(schema);
        changes.addAll(classes.statements());
        if (!isCurrent(session)) {
            ownTables(session).forEach(sql -> changes.add(new SchemaPlan.Change(SchemaPlan.Kind.OWN, "ee_", sql)));
        }
        return new SchemaPlan(changes, classes.notes());
    }

    /**
     * Creates or alters the tables and commits.
     *
     * @return what was done; empty if the database was current
     * @throws DatabaseError if the database is of a version that this program does not know, or the tracker does not
     *     allow a change
     */
    public SchemaPlan migrate(SqlSession session) {
        if (isCurrent(session)) {
            return new SchemaPlan(List.of(), List.of());
        }
        session.dialect().lockSection(session, "schema");
        SchemaPlan plan = plan(session);
        plan.statements().forEach(change -> {
            check(change);
            LOG.debug("{}", change.sql());
            session.execute(change.sql());
        });
        record(session);
        session.commit();
        plan.notes().forEach(LOG::warn);
        return plan;
    }

    private void check(SchemaPlan.Change change) {
        if (change.kind() == SchemaPlan.Kind.CREATE && !allowed.create()) {
            throw new DatabaseError("CREATE operation disallowed: \"" + change.subject() + "\".");
        }
        if (change.kind() == SchemaPlan.Kind.ALTER && !allowed.alter()) {
            throw new DatabaseError("ALTER operation disallowed: \"" + change.subject() + "\".");
        }
    }

    private static void checkVersion(StoredSchema stored) {
        if (stored.version() > StoredSchema.VERSION) {
            throw new DatabaseError("attempting to run rev " + stored.version() + " DATABASE with rev "
                    + StoredSchema.VERSION + " CODE!");
        }
        if (stored.version() < LayoutUpgrade.OLDEST) {
            throw new DatabaseError(
                    "The database has Roundup's layout " + stored.version() + "; the oldest that is" + " understood is "
                            + LayoutUpgrade.OLDEST + ". Run \"roundup-admin migrate\" of Roundup 2 on it first.");
        }
    }

    private static StoredSchema stored(SqlSession session) {
        return session.dialect().hasTable(session, "schema")
                ? storedText(session).map(StoredSchema::parse).orElse(new StoredSchema(StoredSchema.VERSION, Map.of()))
                : new StoredSchema(StoredSchema.VERSION, Map.of());
    }

    private static Optional<String> storedText(SqlSession session) {
        return session.first("SELECT schema FROM schema", List.of(), row -> row.getString(1));
    }

    private static String storedMark(SqlSession session) {
        return session.first("SELECT value FROM ee_meta WHERE name = 'layout'", List.of(), row -> row.getString(1))
                .orElse("");
    }

    private String mark() {
        return OWN_LAYOUT + "." + Integer.toHexString(ownStatements.hashCode()) + "."
                + Integer.toHexString(Objects.hash(wanted.text()));
    }

    private void record(SqlSession session) {
        Optional<String> before = storedText(session);
        if (before.isEmpty()) {
            session.update("INSERT INTO schema (schema) VALUES (?)", wanted.text());
        } else if (!StoredSchema.parse(before.get()).matches(wanted)
                || StoredSchema.parse(before.get()).version() != StoredSchema.VERSION) {
            session.update("UPDATE schema SET schema = ?", wanted.text());
        }
        session.update("DELETE FROM ee_meta WHERE name = 'layout'");
        session.update("INSERT INTO ee_meta (name, value) VALUES ('layout', ?)", mark());
    }

    private List<String> ownTables(SqlSession session) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE IF NOT EXISTS ee_meta (name VARCHAR(255) PRIMARY KEY, value "
                + session.dialect().textType() + ")");
        statements.addAll(ownStatements);
        return statements;
    }

    /** The tables of Roundup's layout that belong to no class. */
    private static List<String> commonTables(Dialect dialect) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE schema (schema " + dialect.textType() + ")");
        if (dialect.hasSequences()) {
            statements.add("CREATE TABLE dual (dummy INTEGER)");
            statements.add("INSERT INTO dual VALUES (1)");
            statements.add("CREATE SEQUENCE " + Tables.sequence("__textids"));
        } else {
            statements.add("CREATE TABLE ids (name VARCHAR(255), num INTEGER)");
            statements.add("CREATE INDEX ids_name_idx ON ids(name)");
            statements.add("INSERT INTO ids (name, num) VALUES ('__textids', 1)");
        }
        for (String[] table : new String[][] {{"otks", "otk"}, {"sessions", "session"}}) {
            statements.add("CREATE TABLE " + table[0] + " (" + table[1] + "_key VARCHAR(255), " + table[1] + "_value "
                    + dialect.textType() + ", " + table[1] + "_time DOUBLE PRECISION)");
            statements.add("CREATE INDEX " + table[0] + "_key_idx ON " + table[0] + "(" + table[1] + "_key)");
        }
        return statements;
    }
}
