package org.roundup.store.search;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.roundup.store.engine.MariaServer;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.SqlSession;

/** A database of its own on the MariaDB server of tests. */
final class MariaEngine implements TestEngine {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url = MariaServer.url();
    private final String name = "roundup_search" + NUMBER.incrementAndGet();

    MariaEngine() {
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
