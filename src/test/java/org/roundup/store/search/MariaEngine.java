package org.roundup.store.search;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.SqlSession;

/**
 * A database on a MariaDB server. The environment variable {@value #VARIABLE} has the JDBC URL of a server on which
 * databases may be created, such as {@code jdbc:mariadb://127.0.0.1:3306/?user=root}; without it the test is skipped.
 */
final class MariaEngine implements TestEngine {

    static final String VARIABLE = "ROUNDUP_TEST_MARIADB";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url = System.getenv(VARIABLE);
    private final String name = "roundup_search" + NUMBER.incrementAndGet();

    MariaEngine() {
        if (url == null) {
            String reason = "MariaDB is not tested: " + VARIABLE + " does not name a server";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        administer("DROP DATABASE IF EXISTS " + name);
        administer("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    }

    private void administer(String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public SqlSession open() {
        try {
            var connection = DriverManager.getConnection(url);
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
