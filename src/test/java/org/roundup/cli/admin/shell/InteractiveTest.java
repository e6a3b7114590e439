package org.roundup.cli.admin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractiveTest {

    @TempDir
    Path folder;

    private String home;

    @BeforeEach
    void makeTracker() {
        home = folder.resolve("t").toString();
        String settings = "tracker_web=http://localhost/t/,mail_domain=localhost,mail_host=localhost";
        AdminRun.ok("-i", home, "install", "minimal", "sqlite", settings);
        AdminRun.ok("-i", home, "initialise", "sekrit");
    }

    private AdminRun run(String input, String... options) {
        List<String> words = new ArrayList<>(List.of("-i", home));
        words.addAll(List.of(options));
        return AdminRun.of(input, words);
    }

    private String users() {
        return AdminRun.ok("-i", home, "-c", "list", "user", "username");
    }

    @Test
    void changesWaitForTheCommit() {
        AdminRun run = run("create user username=bob\ncommit\nq\n");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("ready for input.\nType \"help\" for help.\n"), run.out());
        assertTrue(run.out().endsWith("roundup> 3\nroundup> roundup> "), run.out());
        assertEquals("admin,anonymous,bob\n", users());
    }

    @Test
    void changesOfManyCommandsAreRolledBackTogether() {
        AdminRun run = run("create user username=bob\nset user2 username=visitor\nrollback\nget username user2\nq\n");
        assertTrue(run.out().endsWith("roundup> anonymous\nroundup> "), run.out());
        assertEquals("admin,anonymous\n", users());
    }

    @Test
    void changesAreLostUnlessSomebodySaysYes() {
        AdminRun no = run("create user username=bob\nq\n\n");
        assertEquals(0, no.exit());
        assertTrue(no.out().endsWith("There are unsaved changes. Commit them (y/N)? "), no.out());
        assertEquals("admin,anonymous\n", users());
        run("create user username=bob\nq\nYes\n");
        assertEquals("admin,anonymous,bob\n", users());
    }

    @Test
    void theEndOfTheInputIsNoYes() {
        AdminRun run = run("create user username=bob\n");
        assertEquals(1, run.exit());
        assertEquals("Changes discarded.\n", run.err());
        assertEquals("admin,anonymous\n", users());
    }

    @Test
    void anErrorDoesNotEndTheSession() {
        AdminRun run = run("list nosuch\nfoo\n\"open\nlist user\nquit\n");
        assertEquals(0, run.exit());
        assertEquals("""
                Error: no such class "nosuch"
                Usage: list classname [property]
                Unknown command "foo" ("help commands" for a list)
                Error: Unbalanced quote
                """, run.err());
        assertTrue(run.out().contains("   1: admin\n   2: anonymous\n"), run.out());
    }

    @Test
    void whatFailsInTheDatabaseTakesTheUncommittedChangesAlong() {
        AdminRun run = run("create user username=bob\nset user3 username=admin\nlist user\nexit\n\n");
        assertTrue(run.err().startsWith("Error: node with key \"admin\" exists"), run.err());
    }

    @Test
    void pragmasLastAsLongAsTheSession() {
        AdminRun run = run("retire user2\nlist user\npragma show_retired=only\nlist user\nrollback\nq\n");
        assertTrue(run.out().contains("roundup>    1: admin\nroundup> roundup>    2: anonymous\n"), run.out());
    }

    @Test
    void earlierLinesCanBeRunAgain() {
        AdminRun run = run("list user\n!1\n!99\n!text\nreadline history\nq\n");
        assertTrue(run.out().contains("roundup> list user\n   1: admin\n"), run.out());
        assertTrue(run.out().contains("history size 5\n  1 list user\n  2 !1\n"), run.out());
        assertEquals(
                "No such history entry: 99\nUnknown command \"!text\" (\"help commands\" for a list)\n", run.err());
    }

    @Test
    void propertiesAreAskedFor() {
        AdminRun run = run("create user\nbob\nsekrit\nother\nsekrit\nsekrit\nbob@example.com\n\n\ncommit\nq\n");
        assertTrue(run.out().contains("Username (String): Password (Password):    Password (Again): Sorry"), run.out());
        assertEquals("admin,anonymous,bob\n", users());
        assertEquals("bob@example.com\n", AdminRun.ok("-i", home, "get", "address", "user3"));
    }

    @Test
    void theDatabaseIsErasedOnlyWhenSomebodySaysYes() {
        AdminRun.ok("-i", home, "create", "user", "username=bob");
        AdminRun no = AdminRun.of("n\n", List.of("-i", home, "initialise", "other"));
        assertEquals(0, no.exit());
        assertTrue(no.out().startsWith("WARNING: The database is already initialised!\n"), no.out());
        assertEquals("admin,anonymous,bob\n", users());
        assertEquals(
                1, AdminRun.of("", List.of("-i", home, "initialise", "other")).exit());
        assertEquals(
                0,
                AdminRun.of("Y\n", List.of("-i", home, "initialise", "other")).exit());
        assertEquals("admin,anonymous\n", users());
    }

    @Test
    void thePasswordNeedNotStandOnTheCommandLine() {
        AdminRun run = run("initialise sekrit2\ny\nlist user\nq\n", "-P", "history_features=2");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("   1: admin\n"), run.out());
    }

    @Test
    void anInstalledTrackerIsErasedOnlyWhenSomebodySaysYes() {
        AdminRun no = AdminRun.of("n\n", List.of("-i", home, "install", "minimal", "sqlite"));
        assertEquals(0, no.exit());
        assertTrue(no.out().contains("There appears to be a tracker in \"" + home + "\"!"), no.out());
        assertEquals("admin,anonymous\n", users());
    }

    @Test
    void questionsAreAskedUntilTheAnswerFits() {
        String other = folder.resolve("other").toString();
        AdminRun run = AdminRun.of("nosuch\nminimal\nanydbm\n\n", List.of("-i", other, "install"));
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("Select template [classic]: Templates: "), run.out());
        assertTrue(run.out().contains("[tracker]: web\n   [mail]: domain, host\n"), run.out());
        assertTrue(Files.exists(Path.of(other, "config.ini")));
    }

    @Test
    void aWrongSettingLeavesNothingBehind() {
        String other = folder.resolve("other").toString();
        AdminRun run = AdminRun.of("-i", other, "install", "minimal", "sqlite", "nosuch=1");
        assertEquals("Error: Unsupported configuration option: NOSUCH\n", run.err());
        assertEquals(1, run.exit());
        assertFalse(Files.exists(Path.of(other)));
        String name = "tracker_name=a\\,b=c";
        AdminRun.ok("-i", other, "install", "minimal", "sqlite", name);
        assertTrue(AdminRun.ok("-i", other, "updateconfig", other + "/new.ini").isBlank());
    }

    @Test
    void withoutATrackerTheErrorSaysSo() {
        AdminRun missing = AdminRun.of("-i", "nosuchdir", "list", "priority");
        assertEquals(1, missing.exit());
        assertEquals(
                "Error: Couldn't open tracker: No valid configuration files found in directory nosuchdir\n",
                missing.err());
        assertEquals(
                "Error: Instance home does not exist\n",
                AdminRun.of("-i", "nosuchdir", "initialise", "x").err());
        assertEquals(
                "Error: Instance has not been installed\n",
                AdminRun.of("-i", folder.toString(), "initialise", "x").err());
    }

    @Test
    void theHomeIsAskedFor() {
        AdminRun run = AdminRun.of("\n" + home + "\n", List.of("list", "user"));
        assertEquals("Enter tracker home: Enter tracker home:    1: admin\n   2: anonymous\n", run.out());
        assertEquals(1, AdminRun.of("", List.of("list", "user")).exit());
    }

    @Test
    void configurationsAreWritten() {
        Path file = folder.resolve("gen.ini");
        AdminRun.ok("genconfig", file.toString());
        AdminRun.ok("genconfig", file.toString());
        assertTrue(Files.exists(file));
        assertTrue(Files.exists(folder.resolve("gen.bak")));
    }

    @Test
    void aBackupIsADatabase() throws SQLException {
        Path copy = folder.resolve("copy");
        AdminRun.ok("-i", home, "backup", copy.toString());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var statement = connection.createStatement();
                var names = statement.executeQuery("SELECT count(*) FROM _user")) {
            assertEquals(2, names.getInt(1));
        }
        assertEquals(1, AdminRun.of("-i", home, "backup", copy.toString()).exit(), "nothing is overwritten");
    }
}
