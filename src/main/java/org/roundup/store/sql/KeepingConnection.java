package org.roundup.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps statements which were prepared, as the drivers of servers do: to prepare one takes
 * SQLite as long as to run it. A statement that is closed waits for the next who prepares the same text. SQLite itself
 * sees to it that statements follow changes of tables; a list of columns that is open ({@code *}) is read anew each time.
 * Belongs to one thread at a time.
 */
final class KeepingConnection extends JDBC4Connection {

    private static final int MOST = 200;
    private static final int LONGEST = 4000;
    private static final Pattern KEPT =
            Pattern.compile("(?:SELECT(?! \\*)|INSERT|UPDATE|DELETE|WITH)\\b.*", Pattern.DOTALL);

    private final Map<String, Kept> idle = new LinkedHashMap<>();
    private final WriteTurn turn;
    private boolean hasTurn;

    KeepingConnection(String url, String file, Properties properties, WriteTurn turn) throws SQLException {
        super(url, file, properties);
        this.turn = turn;
    }

    /** Begins a transaction that writes, as soon as all who came before have ended theirs. */
    void beginWriting() throws SQLException {
        turn.take();
        hasTurn = true;
        try {
            run("BEGIN IMMEDIATE");
        } catch (SQLException | RuntimeException refused) {
            giveTurn();
            throw refused;
        }
    }

    /** Ends the transaction, and lets the next write; if it fails, there is something to roll back. */
    void commitWriting() throws SQLException {
        run("COMMIT");
        giveTurn();
    }

    /** Gives up the transaction, and lets the next write. */
    void rollBackWriting() throws SQLException {
        try {
            run("ROLLBACK");
        } finally {
            giveTurn();
        }
    }

    private void giveTurn() {
        if (hasTurn) {
            hasTurn = false;
            turn.give();
        }
    }

    private void run(String statement) throws SQLException {
        try (Statement run = createStatement()) {
            run.execute(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            super.close();
        } finally {
            giveTurn();
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        Kept waiting = idle.remove(sql);
        if (waiting != null) {
            return waiting;
        }
        return sql.length() <= LONGEST && KEPT.matcher(sql).matches()
                ? new Kept(this, sql)
                : super.prepareStatement(sql);
    }

    private void keep(Kept statement) throws SQLException {
        Kept other = idle.put(statement.text, statement);
        if (other != null) {
            other.end();
        } else if (idle.size() > MOST) {
            idle.remove(idle.keySet().iterator().next()).end();
        }
    }

    /** A statement that can be prepared anew by setting it back. */
    private static final class Kept extends JDBC4PreparedStatement {

        private final KeepingConnection owner;
        private final String text;

        Kept(KeepingConnection owner, String text) throws SQLException {
            super(owner, text);
            this.owner = owner;
            this.text = text;
        }

        /** Lets the statement wait for the next; one that is of no use any more ends. */
        @Override
        public void close() throws SQLException {
            if (pointer.isClosed() || owner.isClosed()) {
                end();
                return;
            }
            rs.close();
            pointer.safeRunInt(DB::reset);
            clearBatch();
            clearParameters();
            setMaxRows(0);
            setQueryTimeout(0);
            owner.keep(this);
        }

        void end() throws SQLException {
            super.close();
        }
    }
}
