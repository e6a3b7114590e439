package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class PostgresRoundTripTest extends RoundTripContract {

    PostgresRoundTripTest() {
        super(StoreEngine.POSTGRESQL);
    }
}
