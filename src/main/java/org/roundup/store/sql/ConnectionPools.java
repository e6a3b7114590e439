package org.roundup.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import javax.sql.DataSource;
import org.roundup.hyperdb.DatabaseError;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Pools of connections for trackers whose container does not provide one. */
public final class ConnectionPools {

    private static final int CACHE_KIB = 16_384;

    private ConnectionPools() {}

    /**
     * Connections to a file of SQLite. It is in WAL mode, so that readers and a writer of several processes do not
     * wait for each other, and every commit is on the disk when it returns.
     *
     * @param size the most connections at a time
     * @param patience how long a statement waits for another writer
     */
    public static DataSource sqlite(Path file, int size, Duration patience) {
        SqliteLibrary.prepare();
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        config.setCacheSize(-CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new FoldingDataSource(config, new WriteTurn(patience));
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig pool = pool("sqlite", size);
        pool.setDataSource(source);
        return open(pool);
    }

    /**
     * Connections to a server.
     *
     * @param url JDBC address of the database
     * @param user name, or null for the driver's default
     * @param properties options of the driver
     * @param size the most connections at a time
     * @throws DatabaseError if the server cannot be reached, refuses the login or does not have the database
     */
    public static DataSource server(String url, String user, String password, Properties properties, int size) {
        HikariConfig pool = pool("server", size);
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setDataSourceProperties(properties);
        return open(pool);
    }

    /** The most connections that a pool gives at a time; empty if it is not one of ours. */
    public static OptionalInt size(DataSource pool) {
        return pool instanceof HikariDataSource ours ? OptionalInt.of(ours.getMaximumPoolSize()) : OptionalInt.empty();
    }

    /**
     * How many connections of a pool there are.
     *
     * @param active of them are in use
     * @param idle of them are not
     * @param waiting threads that wait for one
     * @param most that there may be at a time
     */
    public record Use(int active, int idle, int waiting, int most) {}

    /** The use of a pool at this moment, without waiting for anything; empty if it is not one of ours. */
    public static Optional<Use> use(DataSource pool) {
        if (!(pool instanceof HikariDataSource ours) || ours.getHikariPoolMXBean() == null) {
            return Optional.empty();
        }
        HikariPoolMXBean now = ours.getHikariPoolMXBean();
        return Optional.of(new Use(
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                ours.getMaximumPoolSize()));
    }

    /** Connections that keep statements, and know upper and lower case of all letters. */
    private static final class FoldingDataSource extends SQLiteDataSource {

        private final transient WriteTurn turn;

        FoldingDataSource(SQLiteConfig config, WriteTurn turn) {
            super(config);
            this.turn = turn;
        }

        @Override
        public SQLiteConnection getConnection(String user, String password) throws SQLException {
            SQLiteConnection connection = new KeepingConnection(
                    getUrl(),
                    getUrl().substring(JDBC.PREFIX.length()),
                    getConfig().toProperties(),
                    turn);
            SqliteFunctions.register(connection);
            return connection;
        }
    }

    /** What is said when a database does not let anybody in. */
    public static DatabaseError noConnection(Exception reason) {
        return new DatabaseError("Could not connect to the database: " + reason.getMessage(), reason);
    }

    /** @throws DatabaseError if the database does not let anybody in now */
    private static DataSource open(HikariConfig pool) {
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException closed) {
            throw noConnection(closed.getCause() instanceof Exception reason ? reason : closed);
        }
    }

    private static HikariConfig pool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("roundup-" + name);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        pool.setAutoCommit(true);
        return pool;
    }
}
