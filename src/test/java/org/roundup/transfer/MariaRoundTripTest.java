package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class MariaRoundTripTest extends RoundTripContract {

    MariaRoundTripTest() {
        super(StoreEngine.MARIADB);
    }
}
