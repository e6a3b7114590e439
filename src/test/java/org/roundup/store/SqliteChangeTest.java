package org.roundup.store;

class SqliteChangeTest extends ChangeContract {
    SqliteChangeTest() {
        super(StoreEngine.SQLITE);
    }
}
