package org.roundup.store.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.SqlSession;

/** A database on a MariaDB server. */
public final class MariaEngine implements TestEngine {

    private final String url = MariaServer.url();
    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");

    /** With the collation that servers have by default: it ignores case and accents. */
    public MariaEngine() {
        this("utf8mb4_general_ci");
    }

    MariaEngine(String collation) {
        administer("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE " + collation);
    }

    private void administer(String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Where the database is, with the user who may do everything. */
    public String jdbcUrl() {
        return url.replace("/?", "/" + name + "?");
    }

    @Override
    public SqlSession open() {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setCatalog(name);
            return new SqlSession(connection, new MariaDialect());
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void close() {
        administer("DROP DATABASE " + name);
    }
}
