package org.roundup.tracker.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.store.Database;
import org.roundup.store.engine.MariaEngine;
import org.roundup.store.engine.PostgresEngine;
import org.roundup.tracker.Tracker;

/** An administrator initialises a tracker whose server does not have the database yet. */
class NewDatabaseTest {

    @TempDir
    private Path folder;

    private Initialiser initialiser(String rdbms) throws IOException {
        Files.writeString(folder.resolve("schema.groovy"), """
                user = Class('user', username: String(), password: Password(), roles: String(), address: String())
                user.setkey('username')
                """);
        Files.writeString(folder.resolve("initial_data.groovy"), """
                db.user.create(username: 'admin', password: adminpw, roles: 'Admin')
                """);
        Files.writeString(folder.resolve("config.ini"), """
                [tracker]
                web = http://localhost/demo/
                [mail]
                domain = example.org
                host = localhost
                [rdbms]
                """ + rdbms);
        return new Initialiser(new TrackerHome(folder));
    }

    private static String postgres(PostgresEngine server, String name) {
        return "backend = postgresql\nhost = localhost\nuser = postgres\nport = " + server.port() + "\nname = " + name;
    }

    private void initialises(Initialiser initialiser) {
        assertFalse(initialiser.isInitialised());
        initialiser.initialise("sekrit");
        assertTrue(initialiser.isInitialised());
        try (Tracker tracker = Tracker.open("demo", folder);
                Database db = tracker.open("admin")) {
            assertEquals(List.of("1"), db.getclass("user").list());
        }
    }

    @Test
    void makesADatabaseOfPostgresql() throws IOException, SQLException {
        try (PostgresEngine server = new PostgresEngine()) {
            String name = "New \"" + server.name() + "\"";
            initialises(initialiser(postgres(server, name)));
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl())) {
                connection
                        .createStatement()
                        .execute("DROP DATABASE \"" + name.replace("\"", "\"\"") + "\" WITH (FORCE)");
            }
        }
    }

    @Test
    void makesASchemaOfPostgresql() throws IOException {
        try (PostgresEngine server = new PostgresEngine()) {
            initialises(initialiser(postgres(server, server.name() + ".bugs")));
        }
    }

    @Test
    void makesADatabaseOfMariadbWithItsCharacterSet() throws IOException, SQLException {
        try (MariaEngine server = new MariaEngine()) {
            URI address = URI.create(server.jdbcUrl().substring("jdbc:".length()));
            String name = address.getPath().substring(1) + "_new";
            initialises(initialiser("backend = mysql\nuser = root\npassword =\nhost = %s\nport = %d\nname = %s\n"
                    .formatted(address.getHost(), address.getPort(), name)));
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                    ResultSet row = connection
                            .createStatement()
                            .executeQuery("SELECT default_collation_name FROM information_schema.schemata"
                                    + " WHERE schema_name = '" + name + "'")) {
                assertTrue(row.next());
                assertEquals("utf8mb4_unicode_ci", row.getString(1));
                connection.createStatement().execute("DROP DATABASE " + name);
            }
        }
    }

    @Test
    void makesNoneWhereTheConfigurationForbidsIt() throws IOException {
        try (PostgresEngine server = new PostgresEngine()) {
            Initialiser forbidden = initialiser(postgres(server, "nowhere") + "\nallow_create = no");
            String message = assertThrows(ConfigurationError.class, () -> forbidden.initialise("sekrit"))
                    .getMessage();
            assertEquals(
                    "The database nowhere is not there, and [rdbms] allow_create does not let it be made", message);
        }
    }

    @Test
    void saysWhyAServerCannotBeReached() throws IOException {
        Initialiser closed = initialiser("backend = postgresql\nhost = 127.0.0.1\nport = 1");
        String message =
                assertThrows(DatabaseError.class, closed::isInitialised).getMessage();
        assertTrue(message.startsWith("Could not connect to the database: Connection to 127.0.0.1:1 refused"), message);
        try (Tracker tracker = Tracker.open("demo", folder)) {
            assertEquals(
                    message,
                    assertThrows(DatabaseError.class, () -> tracker.open("admin"))
                            .getMessage());
        }
    }
}
