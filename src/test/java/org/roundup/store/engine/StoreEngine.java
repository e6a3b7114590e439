package org.roundup.store.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Properties;
import javax.sql.DataSource;
import org.roundup.hyperdb.Schema;
import org.roundup.store.Store;
import org.roundup.store.StoreSettings;
import org.roundup.store.index.TextIndex;
import org.roundup.store.schema.SchemaManager;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqliteDialect;

/** The engines that the product works on, each with real databases for tests. */
public enum StoreEngine {
    SQLITE(new SqliteDialect()) {
        @Override
        public TestEngine create(Path folder) {
            return new SqliteEngine(folder.resolve("db"));
        }

        @Override
        DataSource pool(Path folder) {
            return ConnectionPools.sqlite(folder.resolve("db"), CONNECTIONS, Duration.ofSeconds(30));
        }
    },
    POSTGRESQL(new PostgresDialect()) {
        @Override
        public TestEngine create(Path folder) {
            return new PostgresEngine();
        }

        @Override
        DataSource pool(Path folder) {
            return ConnectionPools.server(
                    new PostgresEngine().jdbcUrl(), "postgres", null, new Properties(), CONNECTIONS);
        }
    },
    MARIADB(new MariaDialect()) {
        @Override
        public TestEngine create(Path folder) {
            return new MariaEngine();
        }

        @Override
        DataSource pool(Path folder) {
            MariaEngine database = new MariaEngine("utf8mb4_bin");
            return ConnectionPools.server(database.jdbcUrl(), "root", null, new Properties(), CONNECTIONS);
        }
    };

    private static final int CONNECTIONS = 8;

    private final Dialect dialect;

    StoreEngine(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Makes an empty database without any table; whoever makes it closes it. */
    public abstract TestEngine create(Path folder);

    /** Connections to an empty database, which ends with the JVM or the folder. */
    abstract DataSource pool(Path folder);

    /** Settings of a store with an empty database. */
    public StoreSettings settings(Path folder, Clock clock) {
        return new StoreSettings(
                dialect,
                pool(folder),
                folder,
                0002,
                SchemaManager.Allowed.ALL,
                TextIndex.Settings.DEFAULT,
                ZoneOffset.UTC,
                clock);
    }

    /** Opens a store with an empty database that has the tables of the schema. */
    public Store open(Path folder, Schema schema) {
        Store store = new Store(settings(folder, Clock.systemUTC()), schema);
        store.migrate();
        return store;
    }
}
