package org.roundup.store.search;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.SqliteDialect;
import org.roundup.store.sql.SqliteFunctions;

/** A SQLite database in memory, for one session. */
final class MemoryEngine implements TestEngine {

    @Override
    public SqlSession open() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            SqliteFunctions.register(connection);
            return new SqlSession(connection, new SqliteDialect());
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void close() {
        // The database ends with its session.
    }
}
