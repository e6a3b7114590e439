package org.roundup.cli.admin.adopt;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.roundup.store.engine.PostgresEngine;

class PostgresAdoptTest extends AdoptContract {

    private final PostgresEngine database = new PostgresEngine();

    PostgresAdoptTest() {
        super("postgresql");
    }

    @Override
    String database() {
        return """
                backend = postgresql
                host = localhost
                port = %d
                name = %s
                user = postgres
                """.formatted(database.port(), database.name());
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
