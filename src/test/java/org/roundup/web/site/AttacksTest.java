package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** What has gone wrong in trackers before, tried again. */
class AttacksTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        var home = tracker.home();
        Files.writeString(home.resolve("schema.groovy"), Files.readString(home.resolve("schema.groovy")) + """

                db.security.addRole(name: 'Keeper', description: 'Looks after users')
                for (permission in ['View', 'Edit', 'Create']) {
                    db.security.addPermissionToRole 'Keeper', permission, 'user'
                }
                db.security.addPermissionToRole 'Keeper', 'Web Access'
                db.security.addPermissionToRole 'Keeper', 'Web Roles'
                """);
        Files.createDirectories(home.resolve("html-private"));
        Files.writeString(home.resolve("html-private/s.txt"), "not for you");
        Files.writeString(home.resolve("htmlsecret.txt"), "not for you");
        Files.createSymbolicLink(home.resolve("html/link.txt"), home.resolve("htmlsecret.txt"));
        Files.createSymbolicLink(home.resolve("html/folder"), home.resolve("html-private"));
        Thread.sleep(1100); // until the tracker of this test sees the schema, too
        tracker.run("admin", db -> {
            db.getclass("user")
                    .create(Map.of(
                            "username", "kay",
                            "roles", "User, Keeper",
                            "address", "kay@example.org",
                            "password", tracker.tracker().passwords().encode("kay")));
            db.getclass("issue").create(Map.of("title", "First"));
            db.getclass("keyword").create(Map.of("name", "<script>alert(1)</script>"));
            db.getclass("query").create(Map.of("name", "evil", "klass", "javascript:alert(1)//", "url", "x"));
        });
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../html-private/s.txt", "../htmlsecret.txt", "../config.ini", "%2e%2e/htmlsecret.txt",
                        "..%5chtmlsecret.txt",
                "x/../../htmlsecret.txt", "link.txt", "folder/s.txt", "../html/../htmlsecret.txt", "/etc/passwd",
                "..%00/htmlsecret.txt", "page.html", "../schema.groovy", "."
            })
    void staticFilesStayInTheirFolder(String name) {
        for (String prefix : new String[] {"@@file/", "_file/"}) {
            Page page = tracker.browser().get(prefix + name);
            assertTrue(page.status() == 404 || page.status() == 400, prefix + name + " " + page.status());
            assertFalse(page.body().contains("not for you") || page.body().contains("secret_key"), page.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issue?@template=help&property=x&form=f;alert(1)//&properties=title",
                "issue?@template=help&property=\"><script>alert(1)</script>&form=\"><script>alert(1)</script>",
                "keyword?@template=help&property=keyword&form=itemSynopsis&properties=name",
                "issue?@template=calendar&property=</script><script>alert(1)</script>&form=f;alert(1)//",
                "issue?@action=<script>alert(1)</script>",
                "issue?@template=<script>alert(1)</script>",
                "issue?@action=show&@type=\"><script>alert(1)</script>&@number=1",
                "issue?@ok_message=<script>alert(1)</script>&@error_message=<script>alert(1)</script>",
                "issue?@dispname=<script>alert(1)</script>&@sort=<script>alert(1)</script>",
                "issue?@template=item&title=\"><script>alert(1)</script>",
                "user?@template=forgotten&otk=\"><script>alert(1)</script>",
                "<script>alert(1)</script>",
                "keyword1",
                "issue?@template=search&@columns=\"><script>alert(1)</script>"
            })
    void nothingOfAnAddressBecomesAScript(String address) {
        for (String user : new String[] {null, "mary", "admin"}) {
            Browser browser = user == null ? tracker.browser() : tracker.browser(user);
            Document page = browser.get(address.replace(";", "%3B")).html();
            assertTrue(
                    page.select("script").stream()
                            .noneMatch(script -> script.data().contains("alert(1)")),
                    page.html());
            assertTrue(
                    page.getAllElements().stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .noneMatch(attribute -> attribute.getKey().startsWith("on")
                                    || attribute.getValue().startsWith("javascript:")),
                    page.html());
        }
    }

    @Test
    void aMassEditLeavesPasswordsAlone() {
        Browser admin = tracker.browser("admin");
        String rows = admin.get("user").html().select("textarea[name=rows]").text();
        assertFalse(rows.contains("PBKDF2"), rows);
        String table = tracker.call("admin", db -> {
            StringBuilder lines = new StringBuilder("id,username,roles,address\n");
            for (String id : db.getclass("user").list()) {
                var user = db.getclass("user");
                lines.append(id)
                        .append(',')
                        .append(user.get(id, "username"))
                        .append(",\"")
                        .append(user.get(id, "roles"))
                        .append("\",")
                        .append(user.get(id, "address") == null ? "" : user.get(id, "address"))
                        .append('\n');
            }
            return lines.toString();
        });
        admin.post("user", List.of(Field.of("@action", "editCSV"), Field.of("rows", table)));
        for (String user : new String[] {"admin", "mary", "joe"}) {
            assertEquals(302, tracker.browser().login(user, user).status(), user);
        }
    }

    @Test
    void nobodyGivesARoleThatHeOrSheDoesNotHave() {
        Browser kay = tracker.browser("kay");
        String own = tracker.call("admin", db -> db.getclass("user").lookup("kay"));
        String mary = tracker.call("admin", db -> db.getclass("user").lookup("mary"));
        for (String id : new String[] {own, mary}) {
            Page page = kay.post(
                    "user" + id, List.of(Field.of("@action", "edit"), Field.of("roles", "User, Keeper, Admin")));
            assertEquals(403, page.status(), page.messages());
        }
        assertEquals(
                403,
                kay.post(
                                "user",
                                List.of(
                                        Field.of("@action", "new"),
                                        Field.of("username", "puppet"),
                                        Field.of("address", "puppet@example.org"),
                                        Field.of("roles", "Admin")))
                        .status());
        assertEquals("User", tracker.call("admin", db -> db.getclass("user").get(mary, "roles")));
        Page given = kay.post("user" + mary, List.of(Field.of("@action", "edit"), Field.of("roles", "User, Keeper")));
        assertEquals(302, given.status(), given.messages());
        tracker.run("admin", db -> db.getclass("user").set(mary, Map.of("roles", "User")));
    }

    /** A program that looks at nothing but the status must not take a failure for a success. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issue1|edit|priority=nosuch|422",
                "issue1|edit|nosuch-1@title=x;@required=priority;priority=-1|422",
                "issue|new|priority=1;@required=title|422",
                "issue1|edit|@lastactivity=2001-01-01;title=y|409",
                "issue1|nosuch||400",
                "issue1|edit|@csrf=bogus;title=y|403",
                "keyword1|retire||403",
                "|login|__login_name=mary;__login_password=wrong|403",
                "|login||400",
                "user|passrst|otk=nosuch|422",
                "user|passrst||422",
                "user|confrego|otk=nosuch|422",
                "user|register|username=x;roles=Admin|403",
                "issue1|reauth||422",
                "issue|export_csv|@columns=nosuch|400",
                "issue|show|@type=issue;@number=abc|400",
                "issue1|editcsv||422"
            })
    void failuresAreToldByTheStatus(String path, String action, String fields, int status) {
        List<Field> all = new java.util.ArrayList<>(List.of(Field.of("@action", action)));
        if (fields != null) {
            for (String field : fields.split(";")) {
                int equals = field.indexOf('=');
                all.add(Field.of(field.substring(0, equals), field.substring(equals + 1)));
            }
        }
        Browser browser = path != null && path.startsWith("user") ? tracker.browser() : tracker.browser("mary");
        Page page = browser.post(path == null ? "" : path, all);
        assertEquals(status, page.status(), page.messages());
    }
}
