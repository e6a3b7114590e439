package org.roundup.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.UUID;
import org.roundup.hyperdb.Schema;
import org.roundup.store.engine.MariaServer;
import org.roundup.store.index.TextIndex;
import org.roundup.store.schema.SchemaManager;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqliteDialect;

/** Real databases for tests: each store gets an empty one. */
public enum StoreEngine {
    SQLITE {
        @Override
        StoreSettings settings(Path folder, Clock clock) {
            return StoreEngine.settings(
                    new SqliteDialect(),
                    ConnectionPools.sqlite(folder.resolve("db"), 8, Duration.ofSeconds(30)),
                    folder,
                    clock);
        }
    },
    POSTGRESQL {
        @Override
        StoreSettings settings(Path folder, Clock clock) {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException error) {
                throw new IllegalStateException(error);
            }
            String url = Server.INSTANCE.getJdbcUrl("postgres", name);
            return StoreEngine.settings(
                    new PostgresDialect(),
                    ConnectionPools.server(url, "postgres", null, new Properties(), 8),
                    folder,
                    clock);
        }
    },
    MARIADB {
        @Override
        StoreSettings settings(Path folder, Clock clock) {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            String server = MariaServer.url();
            try (var connection = DriverManager.getConnection(server);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            } catch (SQLException error) {
                throw new IllegalStateException(error);
            }
            return StoreEngine.settings(
                    new MariaDialect(),
                    ConnectionPools.server(server.replace("/?", "/" + name + "?"), "root", null, new Properties(), 8),
                    folder,
                    clock);
        }
    };

    /** Started at first use, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }

    abstract StoreSettings settings(Path folder, Clock clock);

    /** Opens a store with an empty database that has the tables of the schema. */
    public Store open(Path folder, Schema schema) {
        Store store = new Store(settings(folder, Clock.systemUTC()), schema);
        store.migrate();
        return store;
    }

    private static StoreSettings settings(Dialect dialect, javax.sql.DataSource pool, Path folder, Clock clock) {
        return new StoreSettings(
                dialect,
                pool,
                folder,
                0002,
                SchemaManager.Allowed.ALL,
                TextIndex.Settings.DEFAULT,
                ZoneOffset.UTC,
                clock);
    }
}
