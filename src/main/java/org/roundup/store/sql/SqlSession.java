package org.roundup.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.roundup.hyperdb.DatabaseError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one unit of work. Reads run on their own (each sees what is committed) until the first write
 * begins the transaction, which then holds everything up to commit or rollback.
 */
public final class SqlSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.sql");
    private static final int BATCH = 1000;

    private final Connection connection;
    private final Dialect dialect;
    private boolean writing;
    private long statements;

    public SqlSession(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The JDBC connection, for EclipseLink; its transaction is the session's. */
    public Connection connection() {
        return connection;
    }

    /** Number of statements run so far; tests hold pages to a bound. */
    public long statements() {
        return statements;
    }

    /** Counts a statement that was run on the connection by EclipseLink. */
    public void countStatement() {
        statements++;
    }

    public boolean isWriting() {
        return writing;
    }

    /** Begins the transaction if it has not begun yet. */
    public void beginWriting() {
        if (!writing) {
            run("begin", () -> dialect.begin(connection));
            writing = true;
        }
    }

    /** Begins a transaction that only reads and sees one state of the database; {@link #rollback} ends it. */
    public void beginSnapshot() {
        if (!writing) {
            run("begin", () -> dialect.beginSnapshot(connection));
            writing = true;
        }
    }

    public void commit() {
        if (writing) {
            run("commit", () -> dialect.commit(connection));
            writing = false;
        }
    }

    public void rollback() {
        if (writing) {
            writing = false;
            run("roll back", () -> dialect.rollback(connection));
        }
    }

    /** The rows of a query, in memory. */
    public <T> List<T> query(String sql, List<?> parameters, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        each(sql, parameters, reader, rows::add);
        return rows;
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, List<?> parameters, RowReader<T> reader) {
        List<T> rows = query(sql, parameters, reader);
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /** Hands each row of a query to a consumer, without keeping them. */
    public <T> void each(String sql, List<?> parameters, RowReader<T> reader, Consumer<T> consumer) {
        statements++;
        LOG.debug("{}", sql);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.setFetchSize(BATCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    consumer.accept(reader.read(row));
                }
            }
        } catch (SQLException error) {
            throw translate(error);
        }
    }

    /** Runs a statement that changes rows, beginning the transaction if need be, and gives their number. */
    public int update(String sql, Object... parameters) {
        beginWriting();
        statements++;
        LOG.debug("{}", sql);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, Arrays.asList(parameters));
            return statement.executeUpdate();
        } catch (SQLException error) {
            throw translate(error);
        }
    }

    /** Runs one statement for many rows of parameters, in batches. */
    public void updateAll(String sql, Iterable<? extends List<?>> rows) {
        beginWriting();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int pending = 0;
            for (List<?> row : rows) {
                bind(statement, row);
                statement.addBatch();
                if (++pending == BATCH) {
                    statements++;
                    statement.executeBatch();
                    pending = 0;
                }
            }
            if (pending > 0) {
                statements++;
                statement.executeBatch();
            }
        } catch (SQLException error) {
            throw translate(error);
        }
    }

    /** Runs a statement of data definition. */
    public void execute(String sql) {
        beginWriting();
        statements++;
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException error) {
            throw translate(error);
        }
    }

    /** The names of a table's columns, in lower case; empty if there is no such table. */
    public Set<String> columns(String table) {
        if (!dialect.hasTable(this, table)) {
            return Set.of();
        }
        statements++;
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
                ResultSet rows = statement.executeQuery()) {
            Set<String> names = new HashSet<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return names;
        } catch (SQLException error) {
            throw translate(error);
        }
    }

    /** Question marks for an {@code IN} list of that many values. */
    public static String marks(int count) {
        return "?,".repeat(Math.max(count, 1)).substring(0, Math.max(count, 1) * 2 - 1);
    }

    private void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }

    /** The error in Roundup's terms: whether it may be tried again, is a clash, or is final. */
    public DatabaseError translate(SQLException error) {
        if (dialect.isUniqueViolation(error)) {
            return new UniqueViolation(error.getMessage(), error);
        }
        if (dialect.isRetryable(error)) {
            return new RetryableError("The database is busy: " + error.getMessage(), error);
        }
        return new DatabaseError(error.getMessage(), error);
    }

    @Override
    public void close() {
        try {
            if (writing) {
                rollback();
            }
        } finally {
            run("close the connection", connection::close);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    private void run(String what, Step step) {
        try {
            step.run();
        } catch (SQLException error) {
            DatabaseError translated = translate(error);
            if (translated instanceof RetryableError) {
                throw translated;
            }
            throw new DatabaseError("Could not " + what + ": " + error.getMessage(), error);
        }
    }
}
