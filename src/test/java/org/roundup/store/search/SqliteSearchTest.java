package org.roundup.store.search;

import org.roundup.store.engine.TestEngine;

final class SqliteSearchTest extends SearchContract {

    @Override
    TestEngine engine() {
        return new MemoryEngine();
    }
}
