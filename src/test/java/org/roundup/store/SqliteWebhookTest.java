package org.roundup.store;

class SqliteWebhookTest extends WebhookContract {
    SqliteWebhookTest() {
        super(StoreEngine.SQLITE);
    }
}
