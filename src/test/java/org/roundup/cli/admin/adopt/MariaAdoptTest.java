package org.roundup.cli.admin.adopt;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.roundup.store.engine.MariaEngine;

class MariaAdoptTest extends AdoptContract {

    private final MariaEngine database = new MariaEngine();

    MariaAdoptTest() {
        super("mysql");
    }

    @Override
    String database() {
        URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        return """
                backend = mysql
                host = %s
                port = %d
                name = %s
                user = root
                password =
                """.formatted(
                        server.getHost(), server.getPort(), server.getPath().substring(1));
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl());
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }
}
