package org.roundup.store.engine;

import java.util.List;
import java.util.function.Supplier;
import org.roundup.store.sql.SqlSession;

/** An empty database of one engine, for one test. */
public interface TestEngine extends AutoCloseable {

    /** Opens a session; the caller closes it. */
    SqlSession open();

    /** Sessions as the parts of the store ask for them. */
    default Supplier<SqlSession> sessions() {
        return this::open;
    }

    /** Runs statements in a transaction of their own. */
    default void run(List<String> statements) {
        try (SqlSession session = open()) {
            statements.forEach(session::execute);
            session.commit();
        }
    }

    @Override
    void close();
}
