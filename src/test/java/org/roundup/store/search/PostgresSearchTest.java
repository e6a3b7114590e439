package org.roundup.store.search;

import org.roundup.store.engine.PostgresEngine;
import org.roundup.store.engine.TestEngine;

final class PostgresSearchTest extends SearchContract {

    @Override
    TestEngine engine() {
        return new PostgresEngine();
    }
}
