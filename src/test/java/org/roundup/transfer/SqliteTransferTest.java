package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class SqliteTransferTest extends TransferContract {

    SqliteTransferTest() {
        super(StoreEngine.SQLITE);
    }
}
