package org.roundup.store;

class SqliteStoreTest extends StoreContract {
    SqliteStoreTest() {
        super(StoreEngine.SQLITE);
    }
}
