package org.roundup.store;

class SqliteItemTest extends ItemContract {
    SqliteItemTest() {
        super(StoreEngine.SQLITE);
    }
}
