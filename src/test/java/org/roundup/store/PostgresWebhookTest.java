package org.roundup.store;

class PostgresWebhookTest extends WebhookContract {
    PostgresWebhookTest() {
        super(StoreEngine.POSTGRESQL);
    }
}
