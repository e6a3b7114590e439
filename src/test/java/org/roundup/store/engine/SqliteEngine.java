package org.roundup.store.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.SqliteDialect;
import org.roundup.store.sql.SqliteFunctions;

/** A SQLite file, opened as the product opens it. */
public final class SqliteEngine implements TestEngine {

    private final String url;

    public SqliteEngine(Path file) {
        url = "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000";
    }

    @Override
    public SqlSession open() {
        try {
            Connection connection = DriverManager.getConnection(url);
            SqliteFunctions.register(connection);
            return new SqlSession(connection, new SqliteDialect());
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void close() {
        // The file goes away with the folder of the test.
    }
}
