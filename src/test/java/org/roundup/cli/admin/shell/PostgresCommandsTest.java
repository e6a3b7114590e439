package org.roundup.cli.admin.shell;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresCommandsTest extends CommandVectors {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE roundup");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    String[] database() {
        return new String[] {
            "postgresql", ",rdbms_name=roundup,rdbms_host=localhost,rdbms_user=postgres,rdbms_port=" + server.getPort()
        };
    }
}
