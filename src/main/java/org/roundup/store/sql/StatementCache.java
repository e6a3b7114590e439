package org.roundup.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prepared statements of a session, for a unit of work that runs the same ones again and again. One that is in use is
 * nobody else's: the same statement inside its own rows is prepared once more. Belongs to one thread.
 */
final class StatementCache {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.sql");
    private static final int MOST = 64;

    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    StatementCache(Connection connection) {
        this.connection = connection;
    }

    /** Takes a statement for a while. */
    Use use(String sql) throws SQLException {
        PreparedStatement known = idle.remove(sql);
        return new Use(sql, known == null ? connection.prepareStatement(sql) : known);
    }

    /** Closes all that are not in use. */
    void clear() {
        idle.values().forEach(StatementCache::close);
        idle.clear();
    }

    private static void close(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException gone) {
            LOG.debug("A statement went with its connection", gone);
        }
    }

    /** A statement in use. One that did not work is not kept. */
    final class Use implements AutoCloseable {

        private final String sql;
        private final PreparedStatement statement;
        private boolean worked;

        private Use(String sql, PreparedStatement statement) {
            this.sql = sql;
            this.statement = statement;
        }

        PreparedStatement statement() {
            return statement;
        }

        /** Says that it has done its work, and its rows are closed. */
        void worked() {
            worked = true;
        }

        @Override
        public void close() {
            if (worked && idle.size() < MOST && !idle.containsKey(sql)) {
                idle.put(sql, statement);
            } else {
                StatementCache.close(statement);
            }
        }
    }
}
