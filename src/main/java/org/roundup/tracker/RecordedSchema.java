package org.roundup.tracker;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.store.schema.StoredSchema;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.RdbmsOptions;

/**
 * What the database of a tracker without scripts tells of its schema. Read without changing anything.
 *
 * @param classes what the table {@code schema} records
 * @param indexed class.property of the texts that are in the full-text index
 * @param unjournalled class.property of the references that are in use, but of which no history tells
 * @param samples class → its first live rows, as property → text, number or null; only of classes with few rows
 */
public record RecordedSchema(
        StoredSchema classes,
        Set<String> indexed,
        Set<String> unjournalled,
        Map<String, List<Map<String, Object>>> samples) {

    /**
     * Reads the database that the configuration names.
     *
     * @return empty if it holds no tracker
     * @throws DatabaseError if it cannot be reached
     */
    public static Optional<RecordedSchema> read(TrackerConfig config) {
        if (config.get(RdbmsOptions.BACKEND) == RdbmsOptions.Backend.SQLITE
                && !Files.exists(config.get(MainOptions.DATABASE).resolve("db"))) {
            return Optional.empty();
        }
        Connections connections = new Connections(config);
        DataSource pool = connections.open();
        try (SqlSession session = new SqlSession(pool.getConnection(), connections.dialect())) {
            return read(session);
        } catch (SQLException e) {
            throw ConnectionPools.noConnection(e);
        } finally {
            close(pool);
        }
    }

    private static void close(DataSource pool) {
        if (pool instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new DatabaseError("Could not close the connections to the database", e);
            }
        }
    }

    private static Optional<RecordedSchema> read(SqlSession session) {
        Dialect dialect = session.dialect();
        if (!dialect.hasTable(session, "schema")) {
            return Optional.empty();
        }
        return session.first("SELECT schema FROM schema", List.of(), row -> row.getString(1))
                .map(StoredSchema::parse)
                .map(stored -> new RecordedSchema(
                        stored,
                        indexed(session),
                        UnjournalledReferences.of(session, stored),
                        SampleRows.of(session, stored)));
    }

    private static Set<String> indexed(SqlSession session) {
        Set<String> indexed = new HashSet<>();
        for (String table : List.of("__textids", "__fts")) {
            if (session.dialect().hasTable(session, table)) {
                indexed.addAll(session.query(
                        "SELECT DISTINCT _class, _prop FROM " + table,
                        List.of(),
                        row -> row.getString(1) + "." + row.getString(2)));
            }
        }
        return indexed;
    }
}
