package org.roundup.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement that was kept is as good as a new one. */
class KeepingConnectionTest {

    private static final String SELECT = "SELECT name FROM thing WHERE id = ?";

    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = open();
        execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE)");
        execute("INSERT INTO thing VALUES (1, 'one'), (2, 'two')");
    }

    private Connection open() throws SQLException {
        String file = folder.resolve("db").toString();
        return new KeepingConnection("jdbc:sqlite:" + file, file, new Properties(), new WriteTurn(Duration.ZERO));
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String name(Integer id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            if (id != null) {
                statement.setInt(1, id);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private PreparedStatement closed(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement;
        }
    }

    @Test
    void aStatementIsPreparedOnceAndForgetsItsParameters() throws SQLException {
        PreparedStatement first = closed(SELECT);
        assertSame(first, closed(SELECT));
        assertEquals("one", name(1));
        assertEquals("two", name(2));
        assertNull(name(null), "a parameter of an earlier use");
    }

    @Test
    void twoOfTheSameTextAreOpenAtATime() throws SQLException {
        try (PreparedStatement outer = connection.prepareStatement(SELECT)) {
            outer.setInt(1, 1);
            try (ResultSet row = outer.executeQuery()) {
                assertEquals("two", name(2));
                assertTrue(row.next());
                assertEquals("one", row.getString(1));
            }
        }
        assertEquals("one", name(1));
    }

    @Test
    void oneThatWasNotReadToItsEndHoldsNothing() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM thing")) {
            statement.setMaxRows(1);
            statement.executeQuery().next();
        }
        execute("DROP TABLE thing");
        execute("CREATE TABLE thing (other TEXT, id INTEGER, name TEXT)");
        execute("INSERT INTO thing VALUES ('x', 1, 'anew'), ('y', 2, 'too')");
        assertEquals("anew", name(1), "it follows changes of the table");
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM thing");
                ResultSet rows = statement.executeQuery()) {
            assertTrue(rows.next());
            assertTrue(rows.next(), "the bound of an earlier use");
        }
    }

    @Test
    void oneThatFailedWorksAgain() throws SQLException {
        String insert = "INSERT INTO thing VALUES (?, ?)";
        for (int i = 0; i < 2; i++) {
            assertThrows(SQLException.class, () -> insert(insert, 3, "two"));
        }
        insert(insert, 3, "three");
        assertEquals("three", name(3));
        try (Connection other = open();
                Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            assertThrows(SQLException.class, () -> insert(insert, 4, "four"));
            lock.execute("ROLLBACK");
        }
        insert(insert, 4, "four");
        assertEquals("four", name(4));
    }

    private void insert(String sql, int id, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(1);
            statement.setInt(1, id);
            statement.setString(2, name);
            assertEquals(1, statement.executeUpdate());
        }
    }

    @Test
    void batchesBeginEmpty() throws SQLException {
        String insert = "INSERT INTO thing VALUES (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setInt(1, 3);
            statement.setString(2, "three");
            statement.addBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setInt(1, 4);
            statement.setString(2, "four");
            statement.addBatch();
            assertEquals(1, statement.executeBatch().length);
        }
        assertNull(name(3));
        assertEquals("four", name(4));
    }

    @Test
    void openListsOfColumnsAndWhatIsNoStatementOfDataAreNotKept() throws SQLException {
        assertNotSame(closed("SELECT * FROM thing"), closed("SELECT * FROM thing"));
        assertNotSame(closed("PRAGMA table_info(thing)"), closed("PRAGMA table_info(thing)"));
    }

    @Test
    void notMoreThanSomeAreKept() throws SQLException {
        PreparedStatement first = closed(SELECT);
        for (int i = 0; i < 300; i++) {
            closed("SELECT name FROM thing WHERE id = " + i);
        }
        assertTrue(first.isClosed());
        assertNotSame(first, closed(SELECT));
        PreparedStatement last = closed(SELECT);
        assertFalse(last.isClosed());
        connection.close();
        assertThrows(SQLException.class, last::executeQuery, "what is kept ends with the connection");
        connection = open();
    }
}
