package org.roundup.store;

class PostgresStoreTest extends StoreContract {
    PostgresStoreTest() {
        super(StoreEngine.POSTGRESQL);
    }
}
