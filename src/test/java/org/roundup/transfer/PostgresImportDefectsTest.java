package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class PostgresImportDefectsTest extends ImportDefectsContract {

    PostgresImportDefectsTest() {
        super(StoreEngine.POSTGRESQL);
    }
}
