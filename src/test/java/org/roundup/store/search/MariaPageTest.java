package org.roundup.store.search;

import org.roundup.store.engine.MariaEngine;
import org.roundup.store.engine.TestEngine;

final class MariaPageTest extends PageContract {

    @Override
    TestEngine engine() {
        return new MariaEngine();
    }

    @Override
    int issues() {
        return 5_000;
    }
}
