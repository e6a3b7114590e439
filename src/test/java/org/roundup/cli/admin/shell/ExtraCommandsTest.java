package org.roundup.cli.admin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that replace scripts of Roundup. */
class ExtraCommandsTest {

    @TempDir
    static Path folder;

    private static String home;

    @BeforeAll
    static void makeHome() {
        home = folder.resolve("t").toString();
        AdminRun.ok(
                "-i",
                home,
                "install",
                "classic",
                "sqlite",
                "tracker_web=http://localhost/t/,mail_domain=localhost,mail_host=localhost");
        AdminRun.ok("-i", home, "initialise", "sekrit");
    }

    private static String ok(String... words) {
        List<String> all = new ArrayList<>(List.of("-i", home));
        all.addAll(List.of(words));
        return AdminRun.ok(all.toArray(String[]::new));
    }

    @Test
    void explainsACommandThatIsAskedForHelpWithoutATracker() {
        String help = AdminRun.ok("help", "list");
        assertEquals(help, AdminRun.ok("list", "--help"));
        assertEquals(help, AdminRun.ok("list", "-h"));
    }

    @Test
    void runKeepsWhatAScriptCommits() throws IOException {
        Path script = Files.writeString(folder.resolve("keywords.groovy"), """
                args.each { db.keyword.create(name: it) }
                println "${args.size()} made for ${tracker.name()}"
                if (args.size() > 1) db.commit()
                """);
        assertEquals("2 made for t\n", ok("run", script.toString(), "one", "two"));
        assertEquals("1 made for t\n", ok("run", script.toString(), "lost"));
        assertEquals("   1: one\n   2: two\n", ok("list", "keyword"));

        Path broken = Files.writeString(folder.resolve("broken.groovy"), "\ndb.nosuch.list()\n");
        AdminRun failed = AdminRun.of("-i", home, "run", broken.toString());
        assertEquals(1, failed.exit());
        assertTrue(failed.err().startsWith("Error: broken.groovy, line 2: "), failed.err());
        assertEquals(1, AdminRun.of("-i", home, "run", "nosuch.groovy").exit());
    }

    @Test
    void sessionsAreListedAsLinesAndAsJson() throws IOException {
        Path script = Files.writeString(folder.resolve("login.groovy"), """
                import org.roundup.store.session.Sessions
                tracker.store().sessions().begin(
                        new Sessions.Login('admin', java.time.Duration.ofDays(1), false, '127.0.0.1', 'a browser'))
                """);
        ok("run", script.toString());
        assertTrue(ok("sessions", "list").contains(" admin since 2"), ok("sessions", "list"));
        String json = ok("-j", "sessions", "list");
        assertTrue(json.matches("(?s).*\"user\":\"admin\",\"started\":\"\\d{4}-\\d\\d-\\d\\dT.*"), json);
        assertEquals("1 ended\n", ok("sessions", "end", "user=admin"));
    }

    @Test
    void tokensAreMadeListedAndRevoked() {
        String text = ok("tokens", "add", "admin", "nightly job", "roles=admin", "methods=get,post", "days=90")
                .strip();
        assertTrue(text.matches("rup_[\\w-]+_[\\w-]+"), text);
        String list = ok("tokens", "list", "admin");
        assertTrue(
                list.contains(" admin roles admin methods GET,POST since ")
                        && list.contains(" until ")
                        && list.endsWith(" never used (nightly job)\n"),
                list);
        assertFalse(list.contains(text.substring(text.lastIndexOf('_') + 1)), "the secret is shown once");
        assertTrue(ok("-j", "tokens", "list").contains("\"methods\":[\"GET\",\"POST\"]"), ok("-j", "tokens", "list"));
        assertEquals("", ok("tokens", "list", "anonymous"));
        assertEquals("", ok("tokens", "revoke", text.split("_")[1]));
        assertEquals("", ok("tokens", "list"));
        for (String[] wrong : new String[][] {
            {"revoke", "nothing"},
            {"add", "admin", "x", "roles=Superman"},
            {"add", "admin", "x", "methods=TRACE"},
            {"add", "admin", "x", "days=0"},
            {"add", "admin", "x", "days=soon"},
            {"add", "admin", "x", "colour=red"},
            {"add", "anonymous", "x"},
            {"add", "nobody", "x"},
            {"add", "admin"},
            {"look"}
        }) {
            List<String> words = new ArrayList<>(List.of("-i", home, "tokens"));
            words.addAll(List.of(wrong));
            AdminRun run = AdminRun.of(words.toArray(String[]::new));
            assertEquals(1, run.exit(), String.join(" ", wrong));
            assertTrue(run.err().startsWith("Error: "), run.err());
        }
        assertEquals("", ok("tokens", "list"));
    }

    @Test
    void addIssueTakesItsMessageFromTheInput() {
        AdminRun run =
                AdminRun.of("a text\nin two lines\n", List.of("-i", home, "add-issue", "urgent", "disk", "full"));
        assertEquals(0, run.exit(), run.err());
        String id = run.out().strip();
        assertEquals("disk full\n", ok("get", "title", "issue" + id));
        String message = ok("get", "messages", "issue" + id).replaceAll("\\D", "");
        assertEquals("a text\nin two lines\n", ok("get", "content", "msg" + message));
        String bare = AdminRun.of("", List.of("-i", home, "add-issue", "bug", "no text"))
                .out()
                .strip();
        assertEquals("[]\n", ok("get", "messages", "issue" + bare));
        AdminRun wrong = AdminRun.of("", List.of("-i", home, "add-issue", "nosuch", "x"));
        assertTrue(wrong.err().startsWith("Error: property priority: 'nosuch' is not a priority."), wrong.err());
    }

    @Test
    void addIssueIsDoneByTheUserOfTheSystemIfTheTrackerHasOne() {
        String user = System.getProperty("user.name");
        ok("create", "user", "username=" + user, "roles=User");
        String id = AdminRun.of("", List.of("-i", home, "add-issue", "bug", "mine"))
                .out()
                .strip();
        String creator = ok("get", "creator", "issue" + id).strip();
        assertEquals(user + "\n", ok("get", "username", "user" + creator));
    }

    @Test
    void specificationShowsAllClassesOrDrawsThem() {
        String all = ok("specification");
        assertTrue(all.contains("issue\n  assignedto: <roundup.hyperdb.Link to \"user\">\n"), all);
        assertTrue(all.contains("keyword\n  name: <roundup.hyperdb.String> (key property)\n"), all);
        String graph = ok("specification", "--dot");
        assertTrue(graph.startsWith("digraph schema {\n"), graph);
        assertTrue(graph.contains("  \"issue\" -> \"user\" [label=\"nosy\", arrowhead=crow];\n"), graph);
        assertFalse(ok("specification", "--dot", "issue").contains("\"user\""));
    }

    @Test
    void gettextCollectsWhatIsTranslated() throws IOException {
        Files.writeString(Path.of(home, "html/extra.html"), """
                <p>$i18n.t("A \\"text\\"")</p>
                <p>$i18n.ngettext("%d day", "%d days", $n) $i18n.t('Issues')</p>
                """.replace("\\\"", "'"));
        assertTrue(ok("gettext").endsWith("texts written to " + Path.of(home, "locale/messages.pot") + "\n"));
        String catalogue = Files.readString(Path.of(home, "locale/messages.pot"));
        assertTrue(catalogue.contains("#: html/extra.html:1\nmsgid \"A 'text'\"\nmsgstr \"\"\n"), catalogue);
        assertTrue(
                catalogue.contains("#: html/extra.html:2\nmsgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0]"),
                catalogue);
        assertEquals(
                catalogue.indexOf("msgid \"Issues\""),
                catalogue.lastIndexOf("msgid \"Issues\""),
                "a text is listed once, with all its places");
    }

    @Test
    void theScriptsOfDeployRun() {
        String spammer = ok("create", "user", "username=spammer", "address=spam@example.org", "roles=User")
                .strip();
        AdminRun.ok("-i", home, "-u", "spammer", "create", "msg", "content=buy this", "author=spammer");
        String message = ok("filter", "msg", "creator=spammer").replaceAll("\\D", "");
        String issue = ok("create", "issue", "title=Spam", "priority=bug", "messages=" + message, "assignedto=spammer")
                .strip();

        String report = ok("run", "deploy/scripts/weekly-report.groovy", "2d");
        assertTrue(report.contains("issue" + issue + ": Spam (admin)\n"), report);
        String reminder = ok("run", "deploy/scripts/reminder.groovy");
        assertTrue(reminder.contains("To: spam@example.org\nThese issues wait for you:\n\nissue" + issue), reminder);
        ok("run", "deploy/scripts/reminder.groovy", "--send");
        assertTrue(ok("mail", "list", "waiting").contains(" waiting "), "mails wait to be sent");

        ok("run", "deploy/scripts/remove-spam.groovy", "spammer");
        assertEquals("['" + message + "']\n", ok("get", "messages", "issue" + issue), "only told");
        ok("run", "deploy/scripts/remove-spam.groovy", "spammer", "--really");
        assertEquals("[]\n", ok("get", "messages", "issue" + issue));

        String other = folder.resolve("other").toString();
        AdminRun.ok(
                "-i", other, "install", "minimal", "sqlite", "tracker_web=http://localhost/o/,mail_domain=localhost");
        AdminRun.ok("-i", other, "initialise", "sekrit");
        AdminRun.ok("-i", other, "run", "deploy/scripts/copy-users.groovy", home, "--really");
        assertEquals("['3']\n", AdminRun.ok("-i", other, "filter", "user", "username=spammer"));
        assertEquals("User\n", AdminRun.ok("-i", other, "get", "roles", "user3"), "of user " + spammer);
    }
}
