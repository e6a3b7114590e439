package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.mail.letter.Letter;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** Who is let in, and what forged forms can do. */
class LoginTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of("web_login_attempts_min", "3"));
        tracker.run("admin", db -> db.getclass("issue").create(Map.of("title", "First")));
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static String userOf(Browser browser) {
        return browser.get("", new String[0]).html().select(".user-menu strong").text();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSessionBeginsAndEnds() {
        Browser browser = tracker.browser();
        Page page = browser.login("mary", "mary");
        assertEquals(302, page.status());
        String cookie = page.header("Set-Cookie");
        assertTrue(
                cookie.matches("roundup_session_Testtracker=[A-Za-z0-9_-]{43}; Path=/demo/; SameSite=Lax; HttpOnly"),
                cookie);
        assertEquals("mary", userOf(browser));
        Page out = browser.get("?@action=logout");
        assertEquals(tracker.base(), out.header("Location"));
        assertEquals("", userOf(browser));
        assertEquals("", userOf(withCookie(cookie)));
    }

    private static Browser withCookie(String header) {
        Browser browser = tracker.browser();
        browser.get("", "Cookie", header.replaceFirst(";.*", ""));
        return browser;
    }

    @Test
    void aLoginGoesBackToWhereItCameFrom() {
        Page page = tracker.browser()
                .postEncoded(
                        "",
                        List.of(
                                Field.of("@action", "Login"),
                                Field.of("__login_name", "mary"),
                                Field.of("__login_password", "mary"),
                                Field.of(
                                        "__came_from",
                                        tracker.base() + "issue?@ok_message=x&a=1&@action=logout&b=%20z#f")));
        String location = page.header("Location").replaceFirst("%40message_seal=[^&]*&", "");
        assertEquals(tracker.base() + "issue?%40ok_message=Welcome+mary%21&a=1&b=+z#f", location);
    }

    @Test
    void aLoginNeverLeadsElsewhere() {
        Page page = tracker.browser()
                .postEncoded(
                        "",
                        List.of(
                                Field.of("@action", "Login"),
                                Field.of("__login_name", "mary"),
                                Field.of("__login_password", "mary"),
                                Field.of("__came_from", "http://evil.example/")));
        assertEquals(400, page.status());
        assertTrue(page.messages().startsWith("Net location in http://evil.example/ does not match base"));
        assertEquals("", page.header("Set-Cookie"));
    }

    @Test
    void wrongPasswordsAreRefusedAndCounted() {
        Browser browser = tracker.browser();
        for (int i = 0; i < 3; i++) {
            Page page = browser.login("nobody", "x");
            assertEquals("Invalid login", page.messages());
        }
        Page page = browser.login("nobody", "x");
        assertEquals(429, page.status());
        String wait = page.header("Retry-After");
        assertTrue(Integer.parseInt(wait) > 0 && Integer.parseInt(wait) <= 20, wait);
        assertEquals("Logins occurring too fast. Please wait: " + wait + " seconds.", page.messages());
    }

    @Test
    void httpBasicWorksOrIsRefused() {
        Browser browser = tracker.browser();
        assertEquals(
                "mary",
                browser.get("", "Authorization", basic("mary", "mary"))
                        .html()
                        .select(".user-menu strong")
                        .text());
        Page page = browser.get("", "Authorization", basic("joe", "wrong"));
        assertEquals(401, page.status());
        assertEquals("Basic realm=\"Test tracker\", charset=\"UTF-8\"", page.header("WWW-Authenticate"));
        assertEquals(401, browser.get("", "Authorization", "Basic !!!").status());
        assertEquals(200, browser.get("", "Authorization", "Digest x").status());
    }

    @Test
    void headersThatNobodyConfiguredAreIgnored() {
        for (String header : new String[] {"Remote-User", "X-Remote-User", "REMOTE_USER"}) {
            assertEquals(
                    "",
                    tracker.browser()
                            .get("", header, "admin")
                            .html()
                            .select(".user-menu strong")
                            .text());
        }
    }

    @Test
    void malformedCookiesOfOthersDoNoHarm() {
        Browser browser = tracker.browser();
        String session = browser.login("mary", "mary").header("Set-Cookie").replaceFirst(";.*", "");
        Page page = tracker.browser().get("", "Cookie", "foo[bar]=x; bare; \"q\"=1; a b=c; " + session);
        assertEquals("mary", page.html().select(".user-menu strong").text());
    }

    private static Page edit(Browser browser, String token, String... headers) {
        return browser.postAsIs(
                "issue1",
                List.of(Field.of("@action", "edit"), Field.of("title", "Forged"), Field.of("@csrf", token)),
                headers);
    }

    @Test
    void aTokenIsUsedOnceByItsOwner() {
        Browser mary = tracker.browser("mary");
        String token = mary.token();
        assertEquals(403, edit(tracker.browser("joe"), token).status());
        assertEquals(302, edit(mary, token).status());
        Page again = edit(mary, token);
        assertEquals(403, again.status());
        assertTrue(again.messages().startsWith("We can't validate your session (csrf failure)."));
        assertEquals(403, edit(mary, "bogus").status());
    }

    @Test
    void formsFromElsewhereAreRefused() {
        Browser mary = tracker.browser("mary");
        assertRefused(
                edit(mary, mary.token(), "Referer", "http://evil.example/\"><script>"), "Invalid Referer: http://evil");
        assertRefused(edit(mary, mary.token(), "Origin", "http://evil.example"), "Invalid Origin http://evil");
        assertRefused(edit(mary, mary.token(), "Origin", "null"), "Invalid Origin null");
        assertRefused(edit(mary, mary.token(), "Origin", "http:"), "Invalid Origin http:");
        assertRefused(edit(mary, mary.token(), "X-Forwarded-Host", "evil.example"), "Invalid X-FORWARDED-HOST evil");
        assertRefused(edit(mary, mary.token(), "Sec-Fetch-Site", "cross-site"), "Unable to authorize request");
        String origin = tracker.base().replaceFirst("/demo/$", "");
        assertEquals(
                302,
                edit(mary, mary.token(), "Origin", origin, "Sec-Fetch-Site", "same-origin")
                        .status());
    }

    private static void assertRefused(Page page, String message) {
        assertEquals(403, page.status());
        assertTrue(page.messages().startsWith(message), page.messages());
        assertFalse(page.body().contains("\"><script>"));
    }

    @Test
    void nobodyRaisesHisOwnRoles() {
        Browser mary = tracker.browser("mary");
        String id = tracker.call("admin", db -> db.getclass("user").lookup("mary"));
        Page page = mary.post("user" + id, List.of(Field.of("@action", "edit"), Field.of("roles", "Admin")));
        assertEquals(403, page.status());
        assertEquals("You do not have permission to edit user", page.messages());
        assertEquals("User", tracker.call("admin", db -> db.getclass("user").get(id, "roles")));
    }

    @Test
    void anAccountIsMadeByMailAndAButton() {
        Browser visitor = tracker.browser();
        Page page = visitor.post(
                "user",
                List.of(
                        Field.of("@action", "register"),
                        Field.of("username", "newbie"),
                        Field.of("password", "secret"),
                        Field.of("@confirm@password", "secret"),
                        Field.of("address", "newbie@example.org"),
                        Field.of("@template", "register")));
        assertEquals(302, page.status(), page.messages());
        String mail = lastMail();
        String key = mail.replaceFirst("(?s).*otk=([A-Za-z0-9_-]+).*", "$1");
        assertTrue(mail.contains("Complete your registration to Test tracker -- key " + key), mail);
        Page link = visitor.get("?@action=confrego&otk=" + key);
        assertEquals(200, link.status());
        assertTrue(link.html().text().contains("Complete your registration"));
        Page done = visitor.postEncoded("user", List.of(Field.of("@action", "confrego"), Field.of("otk", key)));
        assertEquals("You are now registered, welcome!", done.redirectMessage());
        assertEquals("newbie", userOf(visitor));
        assertEquals(302, tracker.browser().login("newbie", "secret").status());
        assertEquals(422, visitor.get("?@action=confrego&otk=" + key).status());
        tracker.run("admin", db -> {
            String id = db.getclass("user").lookup("newbie");
            assertEquals("User", db.getclass("user").get(id, "roles"));
        });
    }

    @Test
    void rolesAreNotForVisitorsToChoose() {
        Page page = tracker.browser()
                .post(
                        "user",
                        List.of(
                                Field.of("@action", "register"),
                                Field.of("username", "evil"),
                                Field.of("password", "x"),
                                Field.of("@confirm@password", "x"),
                                Field.of("address", "e@example.org"),
                                Field.of("roles", "Admin")));
        assertEquals(403, page.status());
        assertEquals("It is not permitted to supply roles at registration.", page.messages());
    }

    @Test
    void aForgottenPasswordIsChosenAnew() {
        Browser visitor = tracker.browser();
        Browser joe = tracker.browser("joe");
        Page known = reset(visitor, "username", "joe");
        Page unknown = reset(visitor, "username", "nobody-at-all");
        assertEquals(known.messages(), unknown.messages());
        String key = lastMail().replaceFirst("(?s).*otk=([A-Za-z0-9_-]+).*", "$1");
        Page form = visitor.get("user?@template=forgotten&@action=passrst&otk=" + key);
        assertFalse(form.html().select("input[name=new_password]").isEmpty());
        Page done = visitor.postEncoded(
                "user",
                List.of(
                        Field.of("@action", "passrst"),
                        Field.of("otk", key),
                        Field.of("@template", "forgotten"),
                        Field.of("new_password", "fresh"),
                        Field.of("confirm_password", "fresh")));
        assertEquals(302, done.status(), done.messages());
        assertEquals("", userOf(joe), "other sessions of the user have ended");
        assertEquals(302, tracker.browser().login("joe", "fresh").status());
        assertEquals(
                422,
                visitor.get("user?@template=forgotten&@action=passrst&otk=" + key)
                        .status());
        tracker.run("admin", db -> {
            String id = db.getclass("user").lookup("joe");
            db.getclass("user").set(id, Map.of("password", new org.roundup.hyperdb.Password("plaintext", "joe")));
        });
    }

    private static Page reset(Browser browser, String field, String value) {
        return browser.postEncoded(
                "user",
                List.of(Field.of("@action", "passrst"), Field.of("@template", "forgotten"), Field.of(field, value)));
    }

    @Test
    void aTokenOfAFormResetsNoPassword() {
        String token = tracker.browser("mary").token();
        Page page = tracker.browser().get("user?@template=forgotten&@action=passrst&otk=" + token);
        assertTrue(page.messages().startsWith("Invalid One Time Key!"));
    }

    /** Mails lie in the outbox in the form that is delivered. */
    private static String lastMail() {
        return tracker.call("admin", db -> db.session()
                .first(
                        "SELECT payload FROM ee_outbox WHERE kind = ? ORDER BY id DESC",
                        List.of(Letter.KIND),
                        row -> row.getString(1))
                .orElse("no mail"));
    }
}
