package org.roundup.store;

class PostgresItemTest extends ItemContract {
    PostgresItemTest() {
        super(StoreEngine.POSTGRESQL);
    }
}
