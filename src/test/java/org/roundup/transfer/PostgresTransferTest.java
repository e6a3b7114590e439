package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class PostgresTransferTest extends TransferContract {

    PostgresTransferTest() {
        super(StoreEngine.POSTGRESQL);
    }
}
