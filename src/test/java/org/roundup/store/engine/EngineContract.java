package org.roundup.store.engine;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.store.sql.Dialect;

/** Behaviour that every engine must show; a subclass per engine says which. */
public abstract class EngineContract {

    @TempDir
    protected Path temporary;

    protected TestEngine engine;

    /** Makes an empty database. */
    protected abstract TestEngine create(Path folder);

    /** Statements that the test needs before it begins. */
    protected abstract List<String> ddl(Dialect dialect);

    @BeforeEach
    void open() {
        engine = create(temporary);
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
