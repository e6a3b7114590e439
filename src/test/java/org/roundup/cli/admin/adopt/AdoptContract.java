package org.roundup.cli.admin.adopt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.cli.admin.shell.AdminRun;

/** Homes that the Python program has left, on an engine. */
abstract class AdoptContract {

    /** Warns of the old template language each time. */
    private static final Logger TRACKER = Logger.getLogger("roundup.tracker");

    @TempDir
    Path folder;

    private final String engine;
    private Path home;

    /** @param engine how the section rdbms names it */
    AdoptContract(String engine) {
        this.engine = engine;
    }

    final Path home() {
        return home;
    }

    /** A home as the Python program leaves it. */
    @BeforeEach
    void makeHome() throws IOException, SQLException {
        TRACKER.setLevel(Level.SEVERE);
        home = Files.createDirectories(folder.resolve("t"));
        Files.createDirectories(home.resolve("db/files/msg/0"));
        Files.createDirectories(home.resolve("html"));
        Files.createDirectories(home.resolve("detectors"));
        Files.createDirectories(home.resolve("extensions"));
        Files.writeString(home.resolve("db/files/msg/0/msg1"), "Hello world");
        Files.writeString(home.resolve("html/page.html"), "<html tal:content=\"x\">");
        for (String script : List.of("schema.py", "detectors/userauditor.py", "detectors/nosyreaction.py")) {
            Files.writeString(home.resolve(script), "# Python\n");
        }
        Files.writeString(home.resolve("extensions/timezone.py"), "# Python\n");
        Files.writeString(home.resolve("config.ini"), """
                [main]
                database = db
                template_engine = zopetal
                templates = html
                [tracker]
                web = http://localhost/t/
                [web]
                secret_key = c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=
                [mail]
                domain = localhost
                host = localhost
                [rdbms]
                """ + database());
        try (InputStream in =
                AdoptContract.class.getResourceAsStream("/org/roundup/cli/admin/python-tracker-" + engine + ".sql")) {
            execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The options of the section rdbms that lead to the database. */
    abstract String database();

    /** A connection to an empty database of this test. */
    abstract Connection connect() throws SQLException;

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : sql.split(";\n")) {
                statement.execute(each);
            }
        }
    }

    /** All tables with columns and rows, as texts. */
    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                String quote = connection.getMetaData().getIdentifierQuoteString();
                try (ResultSet row = statement.executeQuery("SELECT * FROM " + quote + table + quote)) {
                    ResultSetMetaData columns = row.getMetaData();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        rows.add(table + "." + columns.getColumnName(i) + " " + columns.getColumnTypeName(i));
                    }
                    while (row.next()) {
                        StringBuilder text = new StringBuilder(table);
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            text.append('|').append(row.getString(i));
                        }
                        rows.add(text.toString());
                    }
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        tables.sort(null);
        return tables;
    }

    private String adopted() {
        return AdminRun.ok("-i", home.toString(), "adopt");
    }

    private String ok(String... words) {
        List<String> all = new ArrayList<>(List.of("-i", home.toString()));
        all.addAll(List.of(words));
        return AdminRun.ok(all.toArray(String[]::new));
    }

    @Test
    void neitherRowsNorFilesOfTheTrackerChange() throws IOException, SQLException {
        List<String> before = rows();
        adopted();
        assertEquals(before, rows());
        assertEquals("# Python\n", Files.readString(home.resolve("schema.py")));
        assertEquals("<html tal:content=\"x\">", Files.readString(home.resolve("html/page.html")));
        assertTrue(Files.exists(home.resolve("pages/home.html")), "the pages lie beside those of the Python program");
    }

    @Test
    void theSchemaIsTheRecordedOne() throws IOException, SQLException {
        adopted();
        String schema = Files.readString(home.resolve("schema.groovy"));
        assertTrue(schema.contains("""
                task = IssueClass('task',
                        status: Link('status', do_journal: 'no'),
                        due: Date(),
                        effort: Interval(),
                        done: Boolean(),
                        votes: Integer(),
                        note: String(indexme: 'yes'))
                """), schema);
        assertTrue(schema.contains("file = FileClass('file',\n        name: String())\n"), schema);
        assertTrue(schema.contains("status.setkey('name')\n"), schema);
        String plan = ok("migrate", "--plan");
        assertFalse(plan.contains("ALTER TABLE"), plan);
        assertFalse(plan.contains("CREATE TABLE _"), plan);
        String recorded = rows().stream()
                .filter(row -> row.startsWith("schema|"))
                .findFirst()
                .orElseThrow();
        ok("list", "task");
        assertTrue(rows().contains(recorded), "the record of the schema stays as it was");
    }

    @Test
    void itemsAndHistoriesAreRead() {
        adopted();
        assertEquals("   1: First täsk\n   2: Second\n", ok("list", "task"));
        assertEquals("""
                done: True
                due: 2024-02-10.00:00:00
                effort: + 1d 2:00
                files: []
                messages: ['1']
                nosy: ['1']
                note: remember
                status: 2
                superseder: []
                title: First täsk
                votes: 7
                """, ok("display", "task1"));
        assertEquals("Hello world\n", ok("get", "content", "msg1"));
        assertEquals("""
                admin(2024-01-10.11:59:00) create task
                anonymous(2024-01-10.12:00:00) set status was it's open(1); title was 'First täsk'; due was None; done was False; modified nosy: added: admin(1)
                admin(2024-01-10.12:00:00) link added task2 to superseder
                """, ok("history", "task1"));
        assertEquals("['1']\n", ok("filter", "task", "effort=1d"));
    }

    @Test
    void itemsAreMadeAndChanged() throws SQLException {
        adopted();
        assertEquals("3\n", ok("create", "task", "title=Third", "status=closed"));
        ok("set", "task1", "title=Changed: ä", "nosy=-admin");
        assertEquals("   1: Changed: ä\n   2: Second\n   3: Third\n", ok("list", "task"));
        assertTrue(rows().stream()
                .anyMatch(row -> row.startsWith("task__journal|1|")
                        && row.endsWith("|1|set|{'nosy': (('-', ['1']),), 'title': 'First t\\xc3\\xa4sk'}")));
    }

    @Test
    void detectorsThatTheTrackerHadComeAlongIfTheirClassesAreThere() {
        String report = adopted();
        assertFalse(Files.exists(home.resolve("detectors/nosyreaction.groovy")), "there is no class issue");
        assertFalse(Files.exists(home.resolve("detectors/userauditor.groovy")), "users have no time zone");
        assertFalse(Files.exists(home.resolve("detectors/statusauditor.groovy")), "the tracker had none");
        assertTrue(report.contains("""
                   detectors/nosyreaction.py
                   detectors/userauditor.py
                   extensions/timezone.py
                """), report);
    }

    @Test
    void theNewSchemaGrantsLittle() {
        adopted();
        assertEquals(0, AdminRun.of("-i", home.toString(), "security").exit());
        assertEquals("Role \"anonymous\":\n User may use the web pages (Web Access)\n", ok("security", "anonymous"));
        assertTrue(ok("security", "user").contains("(Edit for \"task\" only)"));
        assertFalse(ok("security", "user").contains("(Edit for \"user\" only)"), "only of their own records");
    }

    @Test
    void anotherDatabaseCanBeMadeOfIt() throws IOException {
        adopted();
        Path other = folder.resolve("other");
        AdminRun.ok(
                "-i", other.toString(), "install", "minimal", "sqlite", "tracker_web=http://x/,mail_domain=localhost");
        Files.delete(other.resolve("detectors/userauditor.groovy"));
        for (String file : List.of("schema.groovy", "initial_data.groovy")) {
            Files.copy(home.resolve(file), other.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        AdminRun.ok("-i", other.toString(), "initialise", "sekrit");
        assertEquals("   1: it's open\n   2: closed\n", AdminRun.ok("-i", other.toString(), "list", "status"));
    }

    @Test
    void whatCannotBeAdoptedIsRefused() throws IOException, SQLException {
        adopted();
        AdminRun again = AdminRun.of("-i", home.toString(), "adopt");
        assertEquals(1, again.exit());
        assertTrue(again.err().endsWith("schema.groovy is there already: nothing is to be adopted\n"), again.err());
        Files.delete(home.resolve("schema.groovy"));
        execute("DROP TABLE " + (engine.equals("mysql") ? "`schema`" : "schema"));
        AdminRun empty = AdminRun.of("-i", home.toString(), "adopt");
        assertTrue(empty.err().endsWith("config.ini names holds no tracker\n"), empty.err());
        assertFalse(Files.exists(home.resolve("schema.groovy")));
    }
}
