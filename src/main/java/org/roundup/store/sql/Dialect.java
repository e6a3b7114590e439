package org.roundup.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;

/** What differs between the database engines: types and forms of values, ids, transactions, errors. */
public abstract sealed class Dialect permits SqliteDialect, ServerDialect {

    /** The value of {@code [rdbms] backend}: sqlite, postgresql or mysql. */
    public abstract String name();

    /** Column type of a property. */
    public abstract String columnType(PropertyType type);

    /** Column type of texts of any length. */
    public abstract String textType();

    /** Class name of the EclipseLink platform. */
    public abstract String eclipseLinkPlatform();

    /** Declaration of a primary key column that numbers its rows itself. */
    public abstract String serialColumn(String name);

    /** Java type in which a column of that type is read and written by EclipseLink. */
    public abstract Class<?> columnClass(PropertyType type);

    /** Form of a date in the database. */
    protected abstract Object encodeDate(RoundupDate date);

    protected abstract RoundupDate decodeDate(ResultSet row, int column) throws SQLException;

    /** Date from a value that EclipseLink or an older journal holds. */
    public abstract RoundupDate decodeDate(Object stored);

    /** Form of a date in the text of a journal entry. */
    public String journalDate(RoundupDate date) {
        return date.sql();
    }

    /** Form of a boolean in the text of a journal entry. */
    public Object journalBoolean(boolean value) {
        return value ? 1L : 0L;
    }

    /** What follows {@code ORDER BY} and a key so that rows of equal keys come as they were inserted. */
    public String insertionOrder() {
        return "";
    }

    /** Form of a boolean in the database. */
    public abstract Object encodeBoolean(boolean value);

    /** Starts a transaction that may write. */
    public abstract void begin(Connection connection) throws SQLException;

    public abstract void commit(Connection connection) throws SQLException;

    public abstract void rollback(Connection connection) throws SQLException;

    /** Keeps other transactions from running the same section until this transaction ends. */
    public abstract void lockSection(SqlSession session, String section);

    /** What follows a select whose rows are to be locked against other writers; may be empty. */
    public abstract String forUpdate();

    /** Whether the same unit of work may succeed when it is run again. */
    public abstract boolean isRetryable(SQLException error);

    public abstract boolean isUniqueViolation(SQLException error);

    /** Takes {@code count} successive ids of a class and returns the first. */
    public abstract long takeIds(SqlSession session, String className, int count);

    /** Makes sure that ids taken from now on are at least {@code next}. */
    public void raiseNextId(SqlSession session, String className, long next) {
        session.update("UPDATE ids SET num = ? WHERE name = ? AND num < ?", next, className, next);
    }

    /** Expression for the time of the database's clock, in milliseconds since 1970. */
    public abstract String nowMillis();

    /** What follows a select whose rows are to be locked, leaving out those that others have locked; may be empty. */
    public String forUpdateSkipLocked() {
        return forUpdate().isEmpty() ? "" : forUpdate() + " SKIP LOCKED";
    }

    /**
     * Statement that inserts a row or, where one with the same key exists, replaces its other columns. Parameters are
     * the key columns and then the others.
     */
    public String upsert(String table, List<String> keys, List<String> others) {
        return insert(table, keys, others) + " ON CONFLICT (" + String.join(", ", keys) + ") DO UPDATE SET "
                + others.stream()
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
    }

    /** Plain insert with a question mark per column. */
    protected static String insert(String table, List<String> keys, List<String> others) {
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(others);
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + SqlSession.marks(columns.size()) + ")";
    }

    /** Whether the database has such a table; the case of the name does not count. */
    public abstract boolean hasTable(SqlSession session, String table);

    /** Key of an index; engines that cannot index whole texts name a prefix. */
    public String indexed(PropertyType.Kind kind, String column) {
        return column;
    }

    /** Whether ids come from sequences instead of the table {@code ids}. */
    public boolean hasSequences() {
        return false;
    }

    /** Statement that renames a column. */
    public String renameColumn(String table, String from, String to) {
        return "ALTER TABLE " + table + " RENAME COLUMN " + from + " TO " + to;
    }

    /** Statement that gives a column a type that its values fit into; empty where types of columns do not bind. */
    public Optional<String> retypeColumn(String table, String column, String type) {
        return Optional.of("ALTER TABLE " + table + " ALTER COLUMN " + column + " TYPE " + type);
    }

    /** Statements without which new tables could not hold every text. */
    public List<String> prepareDatabase(SqlSession session) {
        return List.of();
    }

    /** Expression that turns a column's value into a text. */
    public String asText(String expression) {
        return "CAST(" + expression + " AS " + textType() + ")";
    }

    /** Clause for one page of a result; empty when there is neither limit nor offset. */
    public String page(Integer limit, int offset) {
        if (limit == null) {
            return offset == 0 ? "" : " LIMIT " + unlimited() + " OFFSET " + offset;
        }
        return " LIMIT " + limit + (offset == 0 ? "" : " OFFSET " + offset);
    }

    /** Begins a transaction that only reads and sees the database as it is now, whatever others commit. */
    public abstract void beginSnapshot(Connection connection) throws SQLException;

    /** The word for "no limit" where an offset needs one. */
    protected abstract String unlimited();

    /** The form of a value in its column; null stays null. Ids of Links become integers. */
    public Object encode(PropertyType.Kind kind, Object value) {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case STRING -> value;
            case PASSWORD -> ((Password) value).stored();
            case DATE -> encodeDate((RoundupDate) value);
            case INTERVAL -> value.toString();
            case BOOLEAN -> encodeBoolean((Boolean) value);
            case NUMBER, INTEGER -> value;
            case LINK, MULTILINK -> Integer.valueOf(value.toString());
        };
    }

    /** The value in a column of the current row, as {@link org.roundup.hyperdb.HyperClass} describes it. */
    public Object decode(PropertyType.Kind kind, ResultSet row, int column) throws SQLException {
        switch (kind) {
            case STRING:
                return row.getString(column);
            case PASSWORD:
                String password = row.getString(column);
                return password == null
                        ? null
                        : Password.parse(password).orElseGet(() -> new Password("plaintext", password));
            case DATE:
                return decodeDate(row, column);
            case INTERVAL:
                String interval = row.getString(column);
                return interval == null ? null : Interval.ofStored(interval);
            case BOOLEAN:
                boolean flag = row.getBoolean(column);
                return row.wasNull() ? null : flag;
            case NUMBER:
                double number = row.getDouble(column);
                return row.wasNull() ? null : number;
            case INTEGER:
                int integer = row.getInt(column);
                return row.wasNull() ? null : integer;
            default:
                long id = row.getLong(column);
                return row.wasNull() ? null : Long.toString(id);
        }
    }
}
