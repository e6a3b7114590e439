package org.roundup.tracker;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source of the container's: the tracker takes connections from it but never closes it. */
final class BorrowedDataSource implements DataSource {

    private final DataSource owner;

    BorrowedDataSource(DataSource owner) {
        this.owner = owner;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return owner.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return owner.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return owner.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        owner.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        owner.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return owner.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return owner.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return owner.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return owner.isWrapperFor(type);
    }
}
