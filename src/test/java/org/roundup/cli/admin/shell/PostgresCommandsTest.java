package org.roundup.cli.admin.shell;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.roundup.store.engine.PostgresEngine;

class PostgresCommandsTest extends CommandVectors {

    private static PostgresEngine database;

    @BeforeAll
    static void createDatabase() {
        database = new PostgresEngine();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Override
    String[] database() {
        return new String[] {
            "postgresql",
            ",rdbms_name=" + database.name() + ",rdbms_host=localhost,rdbms_user=postgres,rdbms_port=" + database.port()
        };
    }
}
