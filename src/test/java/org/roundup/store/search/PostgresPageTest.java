package org.roundup.store.search;

import org.roundup.store.engine.PostgresEngine;
import org.roundup.store.engine.TestEngine;

final class PostgresPageTest extends PageContract {

    @Override
    TestEngine engine() {
        return new PostgresEngine();
    }

    @Override
    int issues() {
        return 25_000;
    }
}
