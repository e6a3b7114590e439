package org.roundup.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.RoundupDate;

/** PostgreSQL, and databases that speak its language. */
public final class PostgresDialect extends ServerDialect {

    /** Serialization failure, deadlock, lock not available, and the loss of the connection. */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03");

    private static final int NANOS_PER_MILLI = 1_000_000;

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    String dateType() {
        return "TIMESTAMP";
    }

    @Override
    String booleanType() {
        return "BOOLEAN";
    }

    @Override
    public String textType() {
        return "TEXT";
    }

    @Override
    public String eclipseLinkPlatform() {
        return "org.eclipse.persistence.platform.database.PostgreSQLPlatform";
    }

    @Override
    public String serialColumn(String name) {
        return name + " BIGSERIAL PRIMARY KEY";
    }

    @Override
    protected Object encodeDate(RoundupDate date) {
        long millis = date.epochMilli();
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * NANOS_PER_MILLI, ZoneOffset.UTC);
    }

    @Override
    protected RoundupDate decodeDate(ResultSet row, int column) throws SQLException {
        return decodeDate(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public RoundupDate decodeDate(Object stored) {
        if (stored == null) {
            return null;
        }
        LocalDateTime time =
                stored instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : (LocalDateTime) stored;
        return RoundupDate.ofEpochMilli(time.toEpochSecond(ZoneOffset.UTC) * 1000L + time.getNano() / NANOS_PER_MILLI);
    }

    @Override
    public Object journalBoolean(boolean value) {
        return value ? "TRUE" : (Object) 0L;
    }

    @Override
    public String insertionOrder() {
        return ", ctid";
    }

    @Override
    public void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    @Override
    public void lockSection(SqlSession session, String section) {
        session.beginWriting();
        session.first(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", List.of("roundup " + section), row -> true);
    }

    @Override
    public boolean isRetryable(SQLException error) {
        String state = error.getSQLState();
        return state != null && (RETRYABLE.contains(state) || state.startsWith("08"));
    }

    @Override
    public boolean isUniqueViolation(SQLException error) {
        return "23505".equals(error.getSQLState());
    }

    @Override
    public long takeIds(SqlSession session, String className, int count) {
        session.beginWriting();
        String sequence = Tables.sequence(className);
        if (count == 1) {
            return session.first("SELECT nextval('" + sequence + "')", List.of(), row -> row.getLong(1))
                    .orElseThrow();
        }
        lockSection(session, sequence);
        return session.first(
                        "SELECT setval('" + sequence + "', nextval('" + sequence + "') + ?) - ?",
                        List.of(count - 1, count - 1),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    @Override
    public void raiseNextId(SqlSession session, String className, long next) {
        session.beginWriting();
        String sequence = Tables.sequence(className);
        session.first(
                "SELECT setval('" + sequence + "', ?, false) FROM " + sequence
                        + " WHERE last_value + CASE WHEN is_called THEN 1 ELSE 0 END < ?",
                List.of(next, next),
                row -> row.getLong(1));
    }

    @Override
    public String nowMillis() {
        return "CAST(extract(epoch FROM statement_timestamp()) * 1000 AS BIGINT)";
    }

    @Override
    public boolean hasTable(SqlSession session, String table) {
        return session.first("SELECT to_regclass(?) IS NOT NULL", List.of(table), row -> row.getBoolean(1))
                .orElse(false);
    }

    @Override
    public boolean hasSequences() {
        return true;
    }

    @Override
    protected String unlimited() {
        return "ALL";
    }
}
