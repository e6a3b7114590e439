package org.roundup.transfer;

import org.roundup.store.StoreEngine;

class MariaImportTest extends ImportContract {

    MariaImportTest() {
        super(StoreEngine.MARIADB);
    }
}
