package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresRestSafetyTest extends RestSafetyContract {

    private EmbeddedPostgres server;

    @Override
    Map<String, String> database() {
        try {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException error) {
            throw new UncheckedIOException("PostgreSQL does not start", error);
        }
        return Map.of(
                "rdbms_backend", "postgresql",
                "rdbms_name", "postgres",
                "rdbms_host", "localhost",
                "rdbms_port", Integer.toString(server.getPort()),
                "rdbms_user", "postgres",
                "rdbms_password", "postgres");
    }

    @Test
    void runsOnPostgres() {
        String version = served.tracker().call("admin", db -> db.session()
                .first("SELECT version()", List.of(), row -> row.getString(1))
                .orElseThrow());
        assertTrue(version.startsWith("PostgreSQL"), version);
    }

    @AfterAll
    void end() throws IOException {
        server.close();
    }
}
