package org.roundup.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;

/** MariaDB and MySQL. Dates have whole seconds, as in Roundup's own layout. */
public final class MariaDialect extends ServerDialect {

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int DUPLICATE_ENTRY = 1062;
    private static final Set<Integer> RETRYABLE = Set.of(1205, 1213, 1020, 1927);

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    String dateType() {
        return "DATETIME";
    }

    @Override
    String booleanType() {
        return "BOOL";
    }

    @Override
    public String textType() {
        return "MEDIUMTEXT";
    }

    @Override
    public String eclipseLinkPlatform() {
        return "org.eclipse.persistence.platform.database.MySQLPlatform";
    }

    @Override
    public String serialColumn(String name) {
        return name + " BIGINT AUTO_INCREMENT PRIMARY KEY";
    }

    @Override
    protected Object encodeDate(RoundupDate date) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(date.epochMilli(), 1000L), 0, ZoneOffset.UTC);
    }

    @Override
    protected RoundupDate decodeDate(ResultSet row, int column) throws SQLException {
        return decodeDate(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public RoundupDate decodeDate(Object stored) {
        return stored == null
                ? null
                : RoundupDate.ofEpochMilli(((LocalDateTime) stored).toEpochSecond(ZoneOffset.UTC) * 1000L);
    }

    @Override
    public void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
    }

    /** The locks of {@link #lockSection} belong to the connection, since statements of data definition commit. */
    private static void releaseLocks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO release_all_locks()");
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        super.commit(connection);
        releaseLocks(connection);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        super.rollback(connection);
        releaseLocks(connection);
    }

    @Override
    public void lockSection(SqlSession session, String section) {
        session.beginWriting();
        boolean taken = session.first(
                        "SELECT get_lock(concat(left(database(), 40), ?), ?)",
                        List.of(" " + section, LONGEST_WAIT_SECONDS),
                        row -> row.getInt(1))
                .filter(answer -> answer == 1)
                .isPresent();
        if (!taken) {
            throw new DatabaseError("Another process does not end its work on: " + section);
        }
    }

    @Override
    public boolean isRetryable(SQLException error) {
        String state = error.getSQLState();
        return RETRYABLE.contains(error.getErrorCode()) || state != null && state.startsWith("08");
    }

    @Override
    public boolean isUniqueViolation(SQLException error) {
        return error.getErrorCode() == DUPLICATE_ENTRY;
    }

    @Override
    public long takeIds(SqlSession session, String className, int count) {
        int changed = session.update("UPDATE ids SET num = last_insert_id(num) + ? WHERE name = ?", count, className);
        if (changed == 0) {
            throw new DatabaseError("The table ids has no row for class " + className);
        }
        return session.first("SELECT last_insert_id()", List.of(), row -> row.getLong(1))
                .orElseThrow();
    }

    @Override
    public String nowMillis() {
        return "CAST(unix_timestamp(now(3)) * 1000 AS SIGNED)";
    }

    @Override
    public String upsert(String table, List<String> keys, List<String> others) {
        return insert(table, keys, others) + " ON DUPLICATE KEY UPDATE "
                + others.stream()
                        .map(column -> column + " = VALUES(" + column + ")")
                        .collect(Collectors.joining(", "));
    }

    @Override
    public boolean hasTable(SqlSession session, String table) {
        return session.first(
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = database() AND table_name = ?",
                        List.of(table),
                        row -> row.getInt(1))
                .isPresent();
    }

    @Override
    public String indexed(PropertyType.Kind kind, String column) {
        return kind == PropertyType.Kind.STRING ? column + "(255)" : column;
    }

    @Override
    public String asText(String expression) {
        return "CAST(" + expression + " AS CHAR)";
    }

    @Override
    public Optional<String> retypeColumn(String table, String column, String type) {
        return Optional.of("ALTER TABLE " + table + " MODIFY " + column + " " + type);
    }

    /** Old servers make tables in a character set of one byte, or of three. */
    @Override
    public List<String> prepareDatabase(SqlSession session) {
        boolean knowsAll = session.first(
                        "SELECT default_character_set_name FROM information_schema.schemata"
                                + " WHERE schema_name = database()",
                        List.of(),
                        row -> row.getString(1))
                .filter("utf8mb4"::equals)
                .isPresent();
        return knowsAll ? List.of() : List.of("ALTER DATABASE CHARACTER SET utf8mb4");
    }

    @Override
    protected String unlimited() {
        return "18446744073709551615";
    }
}
