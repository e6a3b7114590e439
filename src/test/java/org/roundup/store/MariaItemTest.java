package org.roundup.store;

class MariaItemTest extends ItemContract {
    MariaItemTest() {
        super(StoreEngine.MARIADB);
    }
}
