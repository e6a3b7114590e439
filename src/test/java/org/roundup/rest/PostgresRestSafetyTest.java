package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.roundup.store.engine.PostgresEngine;

class PostgresRestSafetyTest extends RestSafetyContract {

    private final PostgresEngine engine = new PostgresEngine();

    @Override
    Map<String, String> database() {
        return Map.of(
                "rdbms_backend", "postgresql",
                "rdbms_name", engine.name(),
                "rdbms_host", "localhost",
                "rdbms_port", Integer.toString(engine.port()),
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
    void end() {
        engine.close();
    }
}
