package org.roundup.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/**
 * What SQLite lacks for searches: it knows upper and lower case of ASCII letters only. Statements that look for other
 * letters call the function {@code ee_fold(text)}, which must have been registered on the connection.
 */
public final class SqliteFunctions {

    /** Name of the function. */
    public static final String FOLD = "ee_fold";

    private SqliteFunctions() {}

    /** Prepares a new connection; to be called once for each connection of a pool. */
    public static void register(Connection connection) throws SQLException {
        Function.create(connection.unwrap(SQLiteConnection.class), FOLD, new Fold(), 1, Function.FLAG_DETERMINISTIC);
    }

    private static final class Fold extends Function {
        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(0);
            if (text == null) {
                result();
            } else {
                result(TextFold.fold(text));
            }
        }
    }
}
