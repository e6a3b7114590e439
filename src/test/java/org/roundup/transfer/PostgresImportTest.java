package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class PostgresImportTest extends ImportContract {

    PostgresImportTest() {
        super(StoreEngine.POSTGRESQL);
    }
}
