package org.roundup.store;

class MariaStoreTest extends StoreContract {
    MariaStoreTest() {
        super(StoreEngine.MARIADB);
    }
}
