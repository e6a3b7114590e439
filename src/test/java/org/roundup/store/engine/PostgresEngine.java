package org.roundup.store.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqlSession;

/** A database on a PostgreSQL server that all tests of the JVM share. */
public final class PostgresEngine implements TestEngine {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "test" + NUMBER.incrementAndGet();

    public PostgresEngine() {
        administer("CREATE DATABASE " + name);
    }

    /** Started when first needed; ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("timezone", "UTC")
                        .start();
            } catch (IOException error) {
                throw new IllegalStateException("PostgreSQL does not start", error);
            }
        }
    }

    private static void administer(String sql) {
        try (Connection connection = DriverManager.getConnection(Server.INSTANCE.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Where the database is, for programs that connect by themselves as user postgres. */
    public String jdbcUrl() {
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    /** The name of the database. */
    public String name() {
        return name;
    }

    /** The port of the server on this machine. */
    public int port() {
        return Server.INSTANCE.getPort();
    }

    @Override
    public SqlSession open() {
        try {
            return new SqlSession(
                    DriverManager.getConnection(jdbcUrl() + "&reWriteBatchedInserts=true"), new PostgresDialect());
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void close() {
        administer("DROP DATABASE " + name + " WITH (FORCE)");
    }
}
