package org.roundup.store.search;

import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.roundup.store.engine.StoreEngine;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.SqlSession;

/** A database, of the engine that the class is run on, that all its tests read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilledEngine {

    @Parameter
    StoreEngine kind;

    private TestEngine engine;
    private SqlSession session;

    /** Makes what the tests read. */
    abstract void fill(SqlSession empty);

    @BeforeParameterizedClassInvocation
    void load(StoreEngine ofClass, @TempDir Path folder) {
        engine = ofClass.create(folder);
        session = engine.open();
        fill(session);
    }

    @AfterParameterizedClassInvocation
    void close() {
        if (session != null) {
            session.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    final SqlSession session() {
        return session;
    }
}
