package org.roundup.store.search;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.SqliteDialect;
import org.roundup.store.sql.SqliteFunctions;

final class SqliteSearchTest extends SearchContract {

    @Override
    SqlSession open() throws Exception {
        return inMemory();
    }

    static SqlSession inMemory() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        SqliteFunctions.register(connection);
        return new SqlSession(connection, new SqliteDialect());
    }
}
