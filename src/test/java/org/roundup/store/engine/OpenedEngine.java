package org.roundup.store.engine;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.roundup.store.sql.Dialect;

/** An empty database for each test, of the engine that the class is run on. */
public abstract class OpenedEngine {

    @Parameter(0)
    StoreEngine kind;

    @TempDir
    protected Path temporary;

    protected TestEngine engine;

    /** Statements that the test needs before it begins. */
    protected abstract List<String> ddl(Dialect dialect);

    @BeforeEach
    void open() {
        engine = kind.create(temporary);
        Dialect dialect;
        try (var session = engine.open()) {
            dialect = session.dialect();
        }
        engine.run(ddl(dialect));
    }

    @AfterEach
    void close() {
        engine.close();
    }
}
