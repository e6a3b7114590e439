package org.roundup.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * SQLite in WAL mode. A writing transaction begins IMMEDIATE: it waits for its turn at the start and can then no more
 * fail for another writer.
 */
public final class SqliteDialect extends Dialect {

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String columnType(PropertyType type) {
        return switch (type.kind()) {
            case STRING, PASSWORD, INTERVAL -> "VARCHAR(255)";
            case DATE -> "VARCHAR(30)";
            case BOOLEAN -> "BOOLEAN";
            case NUMBER -> "REAL";
            case INTEGER, LINK, MULTILINK -> "INTEGER";
        };
    }

    @Override
    public String textType() {
        return "TEXT";
    }

    @Override
    public String eclipseLinkPlatform() {
        return "org.roundup.store.jpa.SqlitePlatform";
    }

    @Override
    public String serialColumn(String name) {
        return name + " INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    @Override
    public Class<?> columnClass(PropertyType type) {
        return switch (type.kind()) {
            case STRING, PASSWORD, INTERVAL, DATE -> String.class;
            case NUMBER -> Double.class;
            case BOOLEAN, INTEGER, LINK, MULTILINK -> Integer.class;
        };
    }

    @Override
    protected Object encodeDate(RoundupDate date) {
        return date.serialise();
    }

    @Override
    protected RoundupDate decodeDate(ResultSet row, int column) throws SQLException {
        return decodeDate(row.getString(column));
    }

    @Override
    public RoundupDate decodeDate(Object stored) {
        return stored == null ? null : RoundupDate.ofStored(stored.toString());
    }

    @Override
    public String journalDate(RoundupDate date) {
        return date.serialise();
    }

    @Override
    public String insertionOrder() {
        return ", rowid";
    }

    @Override
    public Object encodeBoolean(boolean value) {
        return value ? 1 : 0;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        if (connection.isWrapperFor(KeepingConnection.class)) {
            connection.unwrap(KeepingConnection.class).beginWriting();
        } else {
            execute(connection, "BEGIN IMMEDIATE");
        }
    }

    @Override
    public void beginSnapshot(Connection connection) throws SQLException {
        execute(connection, "BEGIN");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        if (connection.isWrapperFor(KeepingConnection.class)) {
            connection.unwrap(KeepingConnection.class).commitWriting();
        } else {
            execute(connection, "COMMIT");
        }
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        if (connection.isWrapperFor(KeepingConnection.class)) {
            connection.unwrap(KeepingConnection.class).rollBackWriting();
        } else {
            execute(connection, "ROLLBACK");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void lockSection(SqlSession session, String section) {
        session.beginWriting();
    }

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public boolean isRetryable(SQLException error) {
        return primaryCode(error) == SQLiteErrorCode.SQLITE_BUSY.code
                || primaryCode(error) == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    @Override
    public boolean isUniqueViolation(SQLException error) {
        return error instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
    }

    private static int primaryCode(SQLException error) {
        return error instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : -1;
    }

    @Override
    public long takeIds(SqlSession session, String className, int count) {
        session.beginWriting();
        return session.first(
                        "UPDATE ids SET num = num + ? WHERE name = ? RETURNING num - ?",
                        List.of(count, className, count),
                        row -> row.getLong(1))
                .orElseThrow(() -> new DatabaseError("The table ids has no row for class " + className));
    }

    @Override
    public String nowMillis() {
        return "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    }

    @Override
    public boolean hasTable(SqlSession session, String table) {
        return session.first(
                        "SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'",
                        List.of(table),
                        row -> row.getInt(1))
                .isPresent();
    }

    @Override
    public Optional<String> retypeColumn(String table, String column, String type) {
        return Optional.empty();
    }

    @Override
    protected String unlimited() {
        return "-1";
    }
}
