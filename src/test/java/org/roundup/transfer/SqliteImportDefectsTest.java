package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class SqliteImportDefectsTest extends ImportDefectsContract {

    SqliteImportDefectsTest() {
        super(StoreEngine.SQLITE);
    }
}
