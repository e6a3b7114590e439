package org.roundup.tracker.config.option;

import java.util.Optional;

/** Section rdbms: the database. */
public final class RdbmsOptions {
    static final OptionSection SECTION =
            new OptionSection("rdbms", "The database. Servers need their address and a login.");

    /** Databases that can hold a tracker. */
    public enum Backend {
        SQLITE,
        POSTGRESQL,
        MYSQL,
        MARIADB
    }

    /** How much transactions see of each other. */
    public enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE;

        private String spelling() {
            return ChoiceType.lowerCase(this).replace('_', ' ');
        }
    }

    public static final Option<Backend> BACKEND =
            SECTION.option("backend", new BackendType()).initially("sqlite").means("""
                    Kind of database. SQLite needs no server and keeps everything in one file of the
                    database directory.""");

    public static final Option<Optional<String>> DATASOURCE = SECTION.option(
                    "datasource", ValueTypes.optional(ValueTypes.text()))
            .initially("")
            .means("""
                    JNDI name of a data source of the application server, such as
                    java:comp/env/jdbc/roundup. If it is set, connections come from there; host, port,
                    name, user and password are only used by commands, which run outside of the
                    server. Not known to Roundup itself.""");

    public static final Option<Long> POOL_SIZE =
            SECTION.option("pool_size", ValueTypes.positive()).initially("10").means("""
                    Greatest number of connections to the database that the program keeps open for this
                    tracker. Does not count with a data source. Not known to Roundup itself.""");

    public static final Option<Boolean> DEBUG_FILTER =
            SECTION.option("debug_filter", ValueTypes.yesNo()).initially("no").means("""
                    For debugging permissions: ignore their filter functions and ask the check function
                    for each item. Slow.""");

    public static final Option<String> NAME = SECTION.option("name", ValueTypes.text())
            .initially("roundup")
            .alias("MYSQL_DBNAME")
            .means("Name of the database on the server; on PostgreSQL also DATABASE.SCHEMA.");

    public static final Option<Optional<String>> HOST = SECTION.option("host", ValueTypes.optional(ValueTypes.text()))
            .initially("localhost")
            .alias("MYSQL_DBHOST")
            .means("Name or address of the server. Empty is the same as localhost.");

    public static final Option<Optional<Integer>> PORT = SECTION.option("port", ValueTypes.optional(ValueTypes.port()))
            .initially("")
            .means("Port of the server. Empty is 5432 for PostgreSQL and 3306 for MySQL and MariaDB.");

    public static final Option<Optional<String>> USER = SECTION.option("user", ValueTypes.optional(ValueTypes.text()))
            .initially("roundup")
            .alias("MYSQL_DBUSER")
            .means("Login on the server.");

    public static final Option<Optional<String>> PASSWORD = SECTION.option(
                    "password", ValueTypes.optional(ValueTypes.secret()))
            .initially("roundup")
            .alias("MYSQL_DBPASSWORD")
            .means("Password of that login.");

    public static final Option<Optional<String>> SERVICE = SECTION.option(
                    "service", ValueTypes.optional(ValueTypes.text()))
            .initially("")
            .means("PostgreSQL: entry of the connection service file that tells where the server is.");

    public static final Option<Optional<String>> READ_DEFAULT_FILE = SECTION.option(
                    "read_default_file", ValueTypes.optional(ValueTypes.text()))
            .initially("~/.my.cnf")
            .unused()
            .means("Has no effect: the connection is described in this section alone.");

    public static final Option<Optional<String>> READ_DEFAULT_GROUP = SECTION.option(
                    "read_default_group", ValueTypes.optional(ValueTypes.text()))
            .initially("roundup")
            .unused()
            .means("Has no effect, like read_default_file.");

    public static final Option<String> MYSQL_CHARSET = SECTION.option("mysql_charset", ValueTypes.text())
            .initially("utf8mb4")
            .means("MySQL, MariaDB: character set of new databases; default leaves it to the server.");

    public static final Option<String> MYSQL_COLLATION = SECTION.option("mysql_collation", ValueTypes.text())
            .initially("utf8mb4_unicode_ci")
            .means("MySQL, MariaDB: order of text in new tables. Its name begins with the character set.");

    public static final Option<String> MYSQL_BINARY_COLLATION = SECTION.option(
                    "mysql_binary_collation", ValueTypes.text())
            .initially("utf8mb4_0900_bin")
            .means(
                    "MySQL, MariaDB: order of text where upper and lower case differ. MariaDB takes utf8mb4_bin instead.");

    public static final Option<Long> SQLITE_TIMEOUT = SECTION.option("sqlite_timeout", ValueTypes.count())
            .initially("30")
            .means("SQLite: seconds to wait while another process writes.");

    public static final Option<Long> CACHE_SIZE = SECTION.option("cache_size", ValueTypes.count())
            .initially("100")
            .means("How many items are kept in memory for reading them again.");

    public static final Option<Boolean> ALLOW_CREATE = SECTION.option("allow_create", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether tables may be created when the schema has a new class. If not, starting fails instead.");

    public static final Option<Boolean> ALLOW_ALTER = SECTION.option("allow_alter", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether tables may be altered when a class has changed.");

    public static final Option<Boolean> ALLOW_DROP = SECTION.option("allow_drop", ValueTypes.yesNo())
            .initially("yes")
            .means("Whether tables may be dropped, with all their content, when the schema has lost a class.");

    public static final Option<Optional<String>> TEMPLATE = SECTION.option(
                    "template", ValueTypes.optional(ValueTypes.text()))
            .initially("")
            .means("""
                    PostgreSQL: template for creating the database. Needed where the usual template has
                    another encoding than UTF-8; template0 then works.""");

    public static final Option<Isolation> ISOLATION_LEVEL = SECTION.option(
                    "isolation_level",
                    ValueTypes.choice(
                            Isolation.class,
                            Isolation::spelling,
                            "Allowed values: 'read uncommitted', 'read committed', 'repeatable read', 'serializable'"))
            .initially("read committed")
            .means("How much transactions see of each other.");

    public static final Option<Boolean> SERVERSIDE_CURSOR = SECTION.option("serverside_cursor", ValueTypes.yesNo())
            .initially("yes")
            .means("PostgreSQL: whether long results are fetched in portions rather than at once.");

    private RdbmsOptions() {}
}
