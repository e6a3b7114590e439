package org.roundup.store.search;

import java.sql.Connection;
import java.sql.DriverManager;
import org.roundup.store.sql.SqliteFunctions;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.SqliteFunctions;
import org.roundup.store.sql.SqliteDialect;

final class SqliteSearchTest extends SearchContract {

    @Override
    SqlSession open() throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        SqliteFunctions.register(connection);
        return new SqlSession(connection, new SqliteDialect());
    }
}
