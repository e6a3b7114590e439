package org.roundup.store;

class MariaWebhookTest extends WebhookContract {
    MariaWebhookTest() {
        super(StoreEngine.MARIADB);
    }
}
