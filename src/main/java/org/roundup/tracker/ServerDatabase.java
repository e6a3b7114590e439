package org.roundup.tracker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.RdbmsOptions;

/**
 * The database of a tracker on a server: where it is, whether it is there, and how it is made. On PostgreSQL the
 * configured name may also be that of a schema, {@code DATABASE.SCHEMA}.
 */
public final class ServerDatabase {

    private static final String POSTGRES_NO_SUCH_DATABASE = "3D000";
    private static final int MARIA_NO_SUCH_DATABASE = 1049;

    private final TrackerConfig config;
    private final boolean postgres;
    private final String name;
    private final Optional<String> schema;

    private ServerDatabase(TrackerConfig config) {
        this.config = config;
        this.postgres = config.get(RdbmsOptions.BACKEND) == RdbmsOptions.Backend.POSTGRESQL;
        String configured = config.get(RdbmsOptions.NAME);
        int dot = postgres ? configured.indexOf('.') : -1;
        this.name = dot < 0 ? configured : configured.substring(0, dot);
        this.schema = dot < 0 ? Optional.empty() : Optional.of(configured.substring(dot + 1));
    }

    /** The database that a configuration describes; empty for SQLite, which has no server. */
    public static Optional<ServerDatabase> of(TrackerConfig config) {
        return config.get(RdbmsOptions.BACKEND) == RdbmsOptions.Backend.SQLITE
                ? Optional.empty()
                : Optional.of(new ServerDatabase(config));
    }

    /** JDBC address. */
    String url() {
        return service().map(service -> "jdbc:postgresql://?service=" + service).orElseGet(() -> url(name));
    }

    private Optional<String> service() {
        return postgres ? config.get(RdbmsOptions.SERVICE).filter(service -> !service.isEmpty()) : Optional.empty();
    }

    private String url(String database) {
        String kind = postgres ? "postgresql" : "mariadb";
        int port = config.get(RdbmsOptions.PORT).orElse(postgres ? 5432 : 3306);
        return "jdbc:" + kind + "://" + config.get(RdbmsOptions.HOST).orElse("localhost") + ":" + port + "/" + database;
    }

    /** The schema in which the tables are, if the configuration names one. */
    Optional<String> schema() {
        return schema;
    }

    /**
     * Whether the database is there, and its schema.
     *
     * @throws DatabaseError if the server cannot be reached or refuses the login
     */
    public boolean exists() {
        try (Connection connection = connect(url())) {
            return schema.isEmpty() || hasSchema(connection, schema.get());
        } catch (SQLException e) {
            if (isMissing(e)) {
                return false;
            }
            throw ConnectionPools.noConnection(e);
        }
    }

    private static boolean hasSchema(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean isMissing(SQLException e) {
        return postgres
                ? POSTGRES_NO_SUCH_DATABASE.equals(e.getSQLState())
                : e.getErrorCode() == MARIA_NO_SUCH_DATABASE;
    }

    /**
     * Makes the empty database, or its schema.
     *
     * @throws ConfigurationError if the configuration forbids it or does not tell how
     * @throws DatabaseError if the server refuses
     */
    public void create() {
        String what = "The database " + config.get(RdbmsOptions.NAME) + " is not there";
        if (!config.get(RdbmsOptions.ALLOW_CREATE)) {
            throw new ConfigurationError(what + ", and [rdbms] allow_create does not let it be made");
        }
        if (service().isPresent()) {
            throw new ConfigurationError(what + "; behind a [rdbms] service it must be made by hand");
        }
        try (Connection connection = administration();
                Statement statement = connection.createStatement()) {
            statement.execute(creation());
        } catch (SQLException e) {
            throw new DatabaseError(what + ", and could not be made: " + e.getMessage(), e);
        }
    }

    private String creation() {
        if (schema.isPresent()) {
            return "CREATE SCHEMA " + quoted(schema.get(), '"');
        }
        if (postgres) {
            String template = config.get(RdbmsOptions.TEMPLATE)
                    .map(text -> " TEMPLATE " + quoted(text, '"'))
                    .orElse("");
            return "CREATE DATABASE " + quoted(name, '"') + " ENCODING 'UTF8'" + template;
        }
        String charset = config.get(RdbmsOptions.MYSQL_CHARSET);
        String order = charset.equals("default")
                ? ""
                : " CHARACTER SET " + quoted(charset, '\'') + " COLLATE "
                        + quoted(config.get(RdbmsOptions.MYSQL_COLLATION), '\'');
        return "CREATE DATABASE " + quoted(name, '`') + order;
    }

    private static String quoted(String text, char quote) {
        String mark = String.valueOf(quote);
        return mark + text.replace(mark, mark + mark) + mark;
    }

    /** A connection beside the missing database. */
    private Connection administration() throws SQLException {
        if (!postgres) {
            return connect(url(""));
        }
        if (schema.isPresent()) {
            return connect(url(name));
        }
        try {
            return connect(url("postgres"));
        } catch (SQLException e) {
            if (!isMissing(e)) {
                throw e;
            }
            return connect(url("template1"));
        }
    }

    private Connection connect(String url) throws SQLException {
        Properties login = new Properties();
        config.get(RdbmsOptions.USER).ifPresent(user -> login.setProperty("user", user));
        config.get(RdbmsOptions.PASSWORD).ifPresent(password -> login.setProperty("password", password));
        return DriverManager.getConnection(url, login);
    }
}
