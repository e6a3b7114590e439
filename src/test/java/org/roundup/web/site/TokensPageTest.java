package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.Password;
import org.roundup.store.session.ApiTokens;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** People make the tokens of their programs themselves, see when they were used, and revoke them. */
class TokensPageTest {

    private static final String PAGE = "home?@template=tokens";

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static String user(String name) {
        return tracker.call("admin", db -> db.getclass("user")
                .create(Map.of("username", name, "roles", "User", "password", new Password("plaintext", name))));
    }

    private static Page create(Browser browser, Field... fields) {
        List<Field> all = new java.util.ArrayList<>(List.of(fields));
        all.add(Field.of("@action", "token_create"));
        all.add(Field.of("@template", "tokens"));
        return browser.post("home", all);
    }

    private static Page revoke(Browser browser, String id) {
        return browser.postEncoded(
                "home",
                List.of(Field.of("@action", "token_revoke"), Field.of("@template", "tokens"), Field.of("token", id)));
    }

    private static Elements rows(Browser browser) {
        return browser.get(PAGE).html().select("table.list tbody tr");
    }

    @Test
    void aTokenIsMadeShownOnceUsedAndRevoked() {
        String id = user("ann");
        Browser browser = tracker.browser("ann");
        assertTrue(browser.get("user" + id)
                        .html()
                        .select("a[href$=@template=tokens]")
                        .size()
                == 1);
        assertEquals(0, rows(browser).size());
        Page made = create(
                browser,
                Field.of("name", "<b>nightly</b>"),
                Field.of("roles", "user"),
                Field.of("methods", "GET"),
                Field.of("days", "30"));
        assertEquals(200, made.status());
        assertEquals("no-store", made.header("Cache-Control"));
        String text = made.html().text().replaceAll("(?s).*?(rup_[\\w-]+_[\\w-]+).*", "$1");
        assertTrue(text.startsWith("rup_"), made.html().text());

        Elements rows = rows(browser);
        assertEquals(1, rows.size());
        assertTrue(rows.text().startsWith("<b>nightly</b> user GET "), rows.text());
        assertFalse(browser.get(PAGE).html().text().contains(text), "it is shown once");
        assertTrue(rows.text().contains("never"), "it was not used yet");
        ApiTokens.Token used = tracker.call("admin", db -> tokens().find(text).orElseThrow());
        assertFalse(rows(browser).text().contains("never"), "the last use is shown");

        String row = rows.select("input[name=token]").attr("value");
        assertEquals(used.id(), row);
        assertEquals(422, revoke(tracker.browser("mary"), row).status(), "not a token of hers");
        assertEquals("Token revoked", revoke(browser, row).redirectMessage());
        assertEquals(0, rows(browser).size());
        assertTrue(tokens().find(text).isEmpty());
        assertEquals(422, revoke(browser, row).status());
    }

    private static ApiTokens tokens() {
        return tracker.tracker().store().apiTokens();
    }

    @Test
    void wrongWishesMakeNoToken() {
        user("bea");
        Browser browser = tracker.browser("bea");
        for (Field[] wrong : new Field[][] {
            {Field.of("name", " ")},
            {Field.of("name", "x".repeat(201))},
            {Field.of("name", "x"), Field.of("roles", "Admin")},
            {Field.of("name", "x"), Field.of("methods", "TRACE")},
            {Field.of("name", "x"), Field.of("days", "0")},
            {Field.of("name", "x"), Field.of("days", "9999999999999999999")},
            {Field.of("name", "x"), Field.of("days", "soon")}
        }) {
            assertEquals(422, create(browser, wrong).status());
        }
        assertEquals(0, rows(browser).size());
        Browser nobody = tracker.browser();
        assertEquals(403, create(nobody, Field.of("name", "x")).status());
        assertEquals(403, revoke(nobody, "x").status());
        assertEquals(0, nobody.get(PAGE).html().select("form input[name=name]").size());
    }
}
