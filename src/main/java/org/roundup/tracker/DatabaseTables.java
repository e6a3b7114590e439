package org.roundup.tracker;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.roundup.hyperdb.DatabaseError;

/** Empties databases on servers. */
final class DatabaseTables {

    private DatabaseTables() {}

    /** Drops all tables and sequences of the schema that connections see first. */
    static void dropAll(Connections connections) {
        DataSource source = connections.open();
        try {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                String quote = connection.getMetaData().getIdentifierQuoteString();
                for (String table : names(connection, "TABLE")) {
                    statement.execute("DROP TABLE IF EXISTS " + quote + table + quote + " CASCADE");
                }
                for (String sequence : names(connection, "SEQUENCE")) {
                    statement.execute("DROP SEQUENCE IF EXISTS " + quote + sequence + quote + " CASCADE");
                }
            } finally {
                if (source instanceof AutoCloseable pool) {
                    pool.close();
                }
            }
        } catch (Exception e) {
            throw new DatabaseError("The database cannot be emptied: " + e.getMessage(), e);
        }
    }

    private static List<String> names(Connection connection, String type) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {type})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
