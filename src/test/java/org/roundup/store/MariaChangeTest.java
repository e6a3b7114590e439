package org.roundup.store;

class MariaChangeTest extends ChangeContract {
    MariaChangeTest() {
        super(StoreEngine.MARIADB);
    }
}
