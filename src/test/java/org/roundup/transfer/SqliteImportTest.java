package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class SqliteImportTest extends ImportContract {

    SqliteImportTest() {
        super(StoreEngine.SQLITE);
    }
}
