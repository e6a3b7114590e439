package org.roundup.store.search;

import org.roundup.store.engine.MariaEngine;
import org.roundup.store.engine.TestEngine;

final class MariaSearchTest extends SearchContract {

    @Override
    TestEngine engine() {
        return new MariaEngine();
    }
}
