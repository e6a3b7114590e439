package org.roundup.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.roundup.hyperdb.PropertyType;

/** What the engines have in common that run as servers: typed columns, and transactions of the driver. */
public abstract sealed class ServerDialect extends Dialect permits PostgresDialect, MariaDialect {

    /** Column type of dates. */
    abstract String dateType();

    /** Column type of booleans. */
    abstract String booleanType();

    @Override
    public final String columnType(PropertyType type) {
        return switch (type.kind()) {
            case STRING -> "TEXT";
            case PASSWORD, INTERVAL -> "VARCHAR(255)";
            case DATE -> dateType();
            case BOOLEAN -> booleanType();
            case NUMBER -> ((PropertyType.NumberType) type).useDouble() ? "DOUBLE PRECISION" : "REAL";
            case INTEGER, LINK, MULTILINK -> "INTEGER";
        };
    }

    @Override
    public final Class<?> columnClass(PropertyType type) {
        return switch (type.kind()) {
            case STRING, PASSWORD, INTERVAL -> String.class;
            case DATE -> LocalDateTime.class;
            case BOOLEAN -> Boolean.class;
            case NUMBER -> Double.class;
            case INTEGER, LINK, MULTILINK -> Integer.class;
        };
    }

    @Override
    public final Object encodeBoolean(boolean value) {
        return value;
    }

    @Override
    public final void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Override
    public final String forUpdate() {
        return " FOR UPDATE";
    }
}
