package org.roundup.cli.admin.adopt;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class SqliteAdoptTest extends AdoptContract {

    SqliteAdoptTest() {
        super("sqlite");
    }

    @Override
    String database() {
        return "backend = sqlite\n";
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + home().resolve("db/db"));
    }
}
