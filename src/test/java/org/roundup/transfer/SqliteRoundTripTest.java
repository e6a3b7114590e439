package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class SqliteRoundTripTest extends RoundTripContract {

    SqliteRoundTripTest() {
        super(StoreEngine.SQLITE);
    }
}
