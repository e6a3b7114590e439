package org.roundup.store.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.roundup.store.sql.ForwardingDataSource;
import org.roundup.store.sql.SqlSession;

/**
 * Gives EclipseLink the connection of the unit of work that the current thread is in, so that entities and plain
 * statements share one transaction. Its transaction is the unit's business: commit, rollback and close of the
 * connection handed out do nothing.
 */
final class UnitDataSource extends ForwardingDataSource {

    private static final ThreadLocal<SqlSession> CURRENT = new ThreadLocal<>();

    /** @param pool where connections come from outside of units, when the factory is built */
    UnitDataSource(DataSource pool) {
        super(pool);
    }

    /** Runs a step with the connection of a unit of work. */
    <T> T within(SqlSession session, Supplier<T> step) {
        SqlSession outer = CURRENT.get();
        CURRENT.set(session);
        try {
            return step.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        SqlSession session = CURRENT.get();
        return session == null ? super.getConnection() : borrowed(session);
    }

    private static Connection borrowed(SqlSession session) {
        Connection connection = session.connection();
        return (Connection) Proxy.newProxyInstance(
                UnitDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "close", "commit", "rollback", "setAutoCommit", "setReadOnly", "setTransactionIsolation":
                            return null;
                        case "prepareStatement":
                            session.countStatement();
                            break;
                        default:
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException error) {
                        throw error.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
