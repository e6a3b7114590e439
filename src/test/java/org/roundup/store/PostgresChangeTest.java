package org.roundup.store;

class PostgresChangeTest extends ChangeContract {
    PostgresChangeTest() {
        super(StoreEngine.POSTGRESQL);
    }
}
