package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.Password;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** How sessions begin and go on, who sees them, and what ends them. */
class SessionsTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of("web_remember_days", "30"));
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    /** A new user whose password is the name; the id. */
    private static String user(String name) {
        return tracker.call("admin", db -> db.getclass("user")
                .create(Map.of("username", name, "roles", "User", "password", new Password("plaintext", name))));
    }

    private static boolean isIn(Browser browser) {
        return !browser.get("").html().select(".user-menu strong").isEmpty();
    }

    private static Elements rows(Browser browser) {
        return browser.get("home?@template=sessions").html().select("table.list tbody tr");
    }

    private static Page end(Browser browser, String session) {
        return browser.postEncoded("home", List.of(Field.of("@action", "end_session"), Field.of("session", session)));
    }

    private static Page change(Browser browser, String id, String password) {
        return browser.post(
                "user" + id,
                List.of(
                        Field.of("@action", "edit"),
                        Field.of("password", password),
                        Field.of("@confirm@password", password)));
    }

    @Test
    void aLoginEndsTheSessionBeforeItAndHasANewKey() {
        user("ann");
        Browser browser = tracker.browser();
        String first = browser.login("ann", "ann").header("Set-Cookie");
        String second = browser.login("ann", "ann").header("Set-Cookie");
        assertNotEquals(first, second);
        Browser old = tracker.browser();
        old.get("", "Cookie", first.replaceFirst(";.*", ""));
        assertEquals(
                "",
                old.get("", "Cookie", first.replaceFirst(";.*", ""))
                        .html()
                        .select(".user-menu strong")
                        .text());
        assertEquals(1, rows(browser).size());
    }

    @Test
    void oneSeesTheOwnSessionsAndEndsThem() {
        user("bea");
        Browser here = tracker.browser("bea");
        Browser there = tracker.browser();
        there.postEncoded(
                "",
                List.of(
                        Field.of("@action", "login"),
                        Field.of("__login_name", "bea"),
                        Field.of("__login_password", "bea")),
                "User-Agent",
                "<b>Elsewhere</b>");
        Elements rows = rows(here);
        assertEquals(2, rows.size());
        assertEquals(1, rows.select("strong").size(), "one is this one");
        assertTrue(rows.text().contains("<b>Elsewhere</b>") && rows.text().contains("127.0.0.1"), rows.text());
        String id = rows.select("input[name=session]").attr("value");

        assertEquals(422, end(tracker.browser("mary"), id).status(), "not a session of hers");
        assertTrue(isIn(there));
        assertEquals("1 session ended", end(here, id).redirectMessage());
        assertTrue(!isIn(there) && isIn(here));
        assertEquals(422, end(here, id).status());
        assertEquals(403, end(tracker.browser(), id).status());
    }

    @Test
    void oneEndsAllOthers() {
        user("cid");
        Browser here = tracker.browser("cid");
        Browser there = tracker.browser("cid");
        assertEquals("1 session ended", end(here, "others").redirectMessage());
        assertTrue(isIn(here) && !isIn(there));
        assertEquals("0 sessions ended", end(here, "others").redirectMessage());
    }

    @Test
    void whoChangesTheOwnPasswordStaysInHereOnly() {
        String id = user("dan");
        Browser here = tracker.browser("dan");
        Browser there = tracker.browser("dan");
        assertEquals(302, change(here, id, "fresh").status());
        assertTrue(isIn(here) && !isIn(there));
    }

    @Test
    void aPasswordThatIsOnlyStoredAnewEndsNothing() {
        user("eve");
        Browser there = tracker.browser("eve");
        tracker.run("admin", db -> {
            String id = db.getclass("user").lookup("eve");
            db.reencodePassword(id, new Password("plaintext", "eve"));
        });
        assertTrue(isIn(there));
        assertTrue(isIn(tracker.browser("eve")));
        assertTrue(isIn(there), "the login has migrated the password");
        String scheme = tracker.call(
                "admin",
                db -> ((Password) db.getclass("user").get(db.getclass("user").lookup("eve"), "password")).scheme());
        assertEquals("PBKDF2S5", scheme);
    }

    @Test
    void anAdministratorsChangeEndsTheSessionsOfTheUser() {
        String id = user("flo");
        Browser admin = tracker.browser("admin");
        Browser flo = tracker.browser("flo");
        assertEquals(302, change(admin, id, "fresh").status());
        assertTrue(!isIn(flo) && isIn(admin));
        flo.login("flo", "fresh");
        assertEquals(
                "1 session ended",
                admin.post("user" + id, List.of(Field.of("@action", "end_session")))
                        .redirectMessage());
        assertTrue(!isIn(flo));
        assertEquals(
                403,
                tracker.browser("mary")
                        .post("user" + id, List.of(Field.of("@action", "end_session")))
                        .status());
    }

    @Test
    void programsAndCommandsEndThemToo() {
        String id = user("gus");
        String admin = "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
        Browser gus = tracker.browser("gus");
        String path = "rest/data/user/" + id + "/password";
        String tag = tracker.browser().get(path, "Authorization", admin).header("ETag");
        Page rest = tracker.browser()
                .sendBody(
                        "PUT",
                        path,
                        "application/json",
                        "{\"data\": \"rest-fresh\"}",
                        "Authorization",
                        admin,
                        "If-Match",
                        tag,
                        "X-Requested-With",
                        "test",
                        "Origin",
                        tracker.base().replaceFirst("/demo/$", ""));
        assertEquals(200, rest.status(), rest.body());
        assertTrue(!isIn(gus));

        gus.login("gus", "rest-fresh");
        assertTrue(isIn(gus));
        Page xml = tracker.browser()
                .sendBody(
                        "POST",
                        "xmlrpc",
                        "text/xml",
                        "<methodCall><methodName>set</methodName><params><param><value><string>user" + id
                                + "</string></value></param><param><value><string>password=xml-fresh</string></value>"
                                + "</param></params></methodCall>",
                        "Authorization",
                        admin,
                        "X-Requested-With",
                        "test");
        assertEquals(200, xml.status(), xml.body());
        assertTrue(!xml.body().contains("fault"), xml.body());
        assertTrue(!isIn(gus));

        gus.login("gus", "xml-fresh");
        assertTrue(isIn(gus));
        tracker.run("admin", db -> db.getclass("user").set(id, Map.of("password", new Password("plaintext", "x"))));
        assertTrue(!isIn(gus));
    }

    @Test
    void aNewNameAndRetiringEndThem() {
        String id = user("hal");
        Browser hal = tracker.browser("hal");
        tracker.run("admin", db -> db.getclass("user").set(id, Map.of("username", "hal2")));
        user("hal");
        assertTrue(!isIn(hal), "the next one of that name is somebody else");
        Browser hal2 = tracker.browser();
        hal2.login("hal2", "hal");
        assertTrue(isIn(hal2));
        tracker.run("admin", db -> db.getclass("user").retire(id));
        tracker.run("admin", db -> db.getclass("user").restore(id));
        assertTrue(!isIn(hal2));
    }

    @Test
    void theCookieLastsAsLongAsTheStoredSession() {
        user("ida");
        Browser browser = tracker.browser();
        Page page = browser.postEncoded(
                "",
                List.of(
                        Field.of("@action", "login"),
                        Field.of("__login_name", "ida"),
                        Field.of("__login_password", "ida"),
                        Field.of("remember", "on")));
        long seconds = 30L * 24 * 60 * 60;
        assertTrue(page.header("Set-Cookie").contains("; Max-Age=" + seconds + ";"), page.header("Set-Cookie"));
        var stored = tracker.tracker().store().sessions().of("ida").get(0);
        assertEquals(seconds, stored.ends().getEpochSecond() - stored.started().getEpochSecond());
    }
}
