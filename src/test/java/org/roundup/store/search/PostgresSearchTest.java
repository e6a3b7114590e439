package org.roundup.store.search;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqlSession;

final class PostgresSearchTest extends SearchContract {

    private EmbeddedPostgres server;

    @Override
    SqlSession open() throws Exception {
        server = EmbeddedPostgres.start();
        return new SqlSession(server.getPostgresDatabase().getConnection(), new PostgresDialect());
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }
}
