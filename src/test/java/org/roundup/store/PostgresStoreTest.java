package org.roundup.store;

class PostgresStoreTest extends StoreContract {
    PostgresStoreTest() {
        super(TestEngine.POSTGRESQL);
    }
}
