package org.roundup.tracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.sql.DataSource;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqliteDialect;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.RdbmsOptions;

/** Opens the way to the database that the section {@code [rdbms]} describes. */
final class Connections {

    private static final String SQLITE_FILE = "db";

    private final TrackerConfig config;

    Connections(TrackerConfig config) {
        this.config = config;
    }

    Dialect dialect() {
        return switch (config.get(RdbmsOptions.BACKEND)) {
            case SQLITE -> new SqliteDialect();
            case POSTGRESQL -> new PostgresDialect();
            case MYSQL, MARIADB -> new MariaDialect();
        };
    }

    /**
     * A pool of connections of our own, or the container's. Outside of a container, as in commands, it is always our own.
     *
     * @throws ConfigurationError if the container has no data source of the configured name
     */
    DataSource open() {
        Optional<String> name = config.get(RdbmsOptions.DATASOURCE);
        if (name.isEmpty()) {
            return pool();
        }
        if (config.get(RdbmsOptions.BACKEND) == RdbmsOptions.Backend.SQLITE) {
            throw new ConfigurationError(
                    "[rdbms] datasource: a tracker on SQLite has connections of its own; leave it" + " empty");
        }
        return borrow(name.get());
    }

    private DataSource borrow(String name) {
        try {
            if (new InitialContext().lookup(name) instanceof DataSource found) {
                return new BorrowedDataSource(found);
            }
        } catch (NoInitialContextException outside) {
            return pool();
        } catch (NamingException e) {
            throw new ConfigurationError("[rdbms] datasource: there is no " + name + " in this server", e);
        }
        throw new ConfigurationError("[rdbms] datasource: " + name + " is no data source");
    }

    private DataSource pool() {
        int size = config.integer(RdbmsOptions.POOL_SIZE);
        return switch (config.get(RdbmsOptions.BACKEND)) {
            case SQLITE ->
                ConnectionPools.sqlite(sqliteFile(), size, Duration.ofSeconds(config.get(RdbmsOptions.SQLITE_TIMEOUT)));
            case POSTGRESQL -> postgresql(size);
            case MYSQL, MARIADB -> mariadb(size);
        };
    }

    private Path sqliteFile() {
        Path folder = config.get(MainOptions.DATABASE);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DatabaseError("The directory " + folder + " cannot be made: " + e.getMessage(), e);
        }
        return folder.resolve(SQLITE_FILE);
    }

    private DataSource postgresql(int size) {
        Properties properties = new Properties();
        ServerDatabase database = ServerDatabase.of(config).orElseThrow();
        database.schema().ifPresent(schema -> properties.setProperty("currentSchema", schema));
        // Blanks separate options; those within a value need a backslash.
        properties.setProperty(
                "options", "-c default_transaction_isolation=" + isolation().replace(" ", "\\ "));
        properties.setProperty("reWriteBatchedInserts", "true");
        return server(database, properties, size);
    }

    private DataSource mariadb(int size) {
        Properties properties = new Properties();
        properties.setProperty("transactionIsolation", isolation().replace(' ', '-'));
        return server(ServerDatabase.of(config).orElseThrow(), properties, size);
    }

    private DataSource server(ServerDatabase database, Properties properties, int size) {
        return ConnectionPools.server(
                database.url(),
                config.get(RdbmsOptions.USER).orElse(null),
                config.get(RdbmsOptions.PASSWORD).orElse(null),
                properties,
                size);
    }

    private String isolation() {
        return config.text(RdbmsOptions.ISOLATION_LEVEL).orElse("read committed");
    }
}
