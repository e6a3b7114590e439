package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.letter.LetterView;
import org.roundup.mail.outgoing.DigestJob;
import org.roundup.mail.unsubscribe.UnsubscribeSeal;
import org.roundup.mail.unsubscribe.Unsubscription;
import org.roundup.store.notice.MailPreference;
import org.roundup.store.notice.MailPreferences;
import org.roundup.store.notice.MutedItems;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.tracker.Tracker;
import org.roundup.web.news.NewsJob;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** People choose what they are mailed, by a page, a button on an item, and a link in a mail; and are told of new items. */
class MailChoiceTest {

    private static TestTracker site;
    private static Tracker tracker;
    private static String mary;
    private static String joe;

    @BeforeAll
    static void start() throws Exception {
        site = TestTracker.start("classic", Map.of());
        tracker = Tracker.open("test", site.home());
        site.run("admin", db -> db.getclass("issue").create(Map.of("title", "First")));
        mary = site.call("admin", db -> db.getclass("user").lookup("mary"));
        joe = site.call("admin", db -> db.getclass("user").lookup("joe"));
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
        site.close();
    }

    @BeforeEach
    void forget() {
        site.run("admin", db -> {
            db.session().update("DELETE FROM ee_mail_preference");
            db.session().update("DELETE FROM ee_mail_mute");
            db.session().update("DELETE FROM ee_mail_cursor");
            db.session().update("DELETE FROM ee_outbox");
            db.getclass("user").set(joe, Map.of("roles", "User"));
        });
    }

    private static MailPreference preference(String userId) {
        return site.call("admin", db -> MailPreferences.find(db.session(), MailPreferences.user(userId)));
    }

    private static List<MutedItems.Item> muted(String userId) {
        return site.call("admin", db -> MutedItems.of(db.session(), userId));
    }

    private static void follow(String userId, String news) {
        site.run(
                "admin",
                db -> MailPreferences.set(
                        db.session(), MailPreferences.user(userId), MailPreference.NONE.with("new", news)));
    }

    private static List<Letter> news() {
        new NewsJob(tracker).run();
        return site.call("admin", db -> new Outbox()
                .list(db.session(), OutboxMessage.State.NEW, 100).stream()
                        .map(message -> LetterBox.read(message.payload()))
                        .toList());
    }

    @Test
    void thePageKeepsWhatIsChosen() {
        Browser browser = site.browser("mary");
        Page saved = browser.post(
                "home",
                List.of(
                        Field.of("@action", "choose_mail"),
                        Field.of("rhythm", "daily"),
                        Field.of("own", "yes"),
                        Field.of("new", "issue")));
        assertEquals(302, saved.status());
        assertEquals(
                new MailPreference(MailPreference.Own.YES, MailPreference.Rhythm.DAILY, Set.of("issue")),
                preference(mary));
        Document page = browser.follow(saved).html();
        assertEquals("daily", page.select("#mail-rhythm option[selected]").val());
        assertEquals("yes", page.select("#mail-own option[selected]").val());
        assertTrue(page.select("input[name=new][value=issue]").hasAttr("checked"));
        assertEquals(MailPreference.NONE, preference(joe));
        assertFalse(browser.get("user" + mary)
                .html()
                .select("a[href=home?@template=mail]")
                .isEmpty());
        assertTrue(browser.get("user" + joe)
                .html()
                .select("a[href=home?@template=mail]")
                .isEmpty());
    }

    @Test
    void thePageTellsWhatARoleHasChosen() {
        Browser browser = site.browser("mary");
        Document page = browser.get("home?@template=mail").html();
        assertEquals(
                "At once (as the tracker does it)",
                page.select("#mail-rhythm option[selected]").text());
        site.run("admin", db -> {
            MailPreferences.set(
                    db.session(),
                    MailPreferences.role("User"),
                    MailPreference.NONE
                            .with("rhythm", "hourly")
                            .with("own", "yes")
                            .with("new", "issue"));
            MailPreferences.set(
                    db.session(), MailPreferences.role("Admin"), MailPreference.NONE.with("rhythm", "never"));
        });
        page = browser.get("home?@template=mail").html();
        assertEquals(
                "Together, at each full hour (as the tracker does it)",
                page.select("#mail-rhythm option[selected]").text());
        assertEquals(
                "Yes (as the tracker does it)",
                page.select("#mail-own option[selected]").text());
        assertEquals(
                "All: Issues (by your role)",
                page.select("label:has(input[value=issue])").text());
        assertEquals(MailPreference.NONE, preference(mary));
    }

    @Test
    void nothingElseCanBeChosen() {
        String hidden = site.call("joe", db -> db.getclass("query")
                .create(Map.of("name", "Joe's", "klass", "issue", "url", "status=1", "private_for", joe)));
        Browser browser = site.browser("mary");
        for (Field wrong : List.of(
                Field.of("rhythm", "always"),
                Field.of("new", "user"),
                Field.of("new", "query999"),
                Field.of("new", "query" + hidden))) {
            Page page = browser.post("home", List.of(Field.of("@action", "choose_mail"), wrong));
            assertTrue(page.status() >= 400, wrong.toString());
        }
        assertEquals(MailPreference.NONE, preference(mary));
        assertEquals(
                403,
                site.browser()
                        .post("home", List.of(Field.of("@action", "choose_mail"), Field.of("own", "yes")))
                        .status());
        assertTrue(site.browser()
                .get("home?@template=mail")
                .html()
                .select("form select")
                .isEmpty());
    }

    @Test
    void anItemIsMutedAndUnmuted() {
        Browser browser = site.browser("mary");
        assertEquals(
                "mute",
                browser.get("issue1")
                        .html()
                        .select(".page-actions input[name=@action]")
                        .val());
        Page done = browser.post("issue1", List.of(Field.of("@action", "mute")));
        assertEquals("You get no more mail about this item.", done.redirectMessage());
        assertEquals(List.of(new MutedItems.Item("issue", "1")), muted(mary));
        assertEquals(
                "unmute",
                browser.get("issue1")
                        .html()
                        .select(".page-actions input[name=@action]")
                        .val());
        assertTrue(browser.get("home?@template=mail").body().contains("issue1: First"));
        assertTrue(muted(joe).isEmpty());
        browser.post("issue1", List.of(Field.of("@action", "unmute"), Field.of("from", "mail")));
        assertEquals(List.of(), muted(mary));
        assertTrue(
                site.browser().get("issue1").html().select("input[value=mute]").isEmpty());
    }

    private static HttpResponse<String> send(String method, String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static boolean isListed(String userId) {
        return site.call("admin", db -> ((List<?>) db.getclass("issue").get("1", "nosy")).contains(userId));
    }

    @Test
    void oneClickEndsMailsAndALookDoesNot() throws Exception {
        site.run("admin", db -> db.getclass("issue").set("1", Map.of("nosy", List.of(mary, joe))));
        String url = new UnsubscribeSeal(tracker.config()).url(new Unsubscription(mary, "issue", "1", "nosy"));
        HttpResponse<String> look = send("GET", url, "");
        assertEquals(200, look.statusCode());
        assertTrue(look.body().contains("<form method=\"post\">"), look.body());
        assertFalse(look.body().contains("First"), "the title is for those who may see it");
        assertTrue(look.headers().firstValue("Set-Cookie").isEmpty());
        assertEquals(200, send("HEAD", url, "").statusCode());
        assertTrue(isListed(mary));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> done = send("POST", url, "List-Unsubscribe=One-Click");
            assertEquals(200, done.statusCode());
            assertTrue(done.body().contains("You get no more mail about issue1."), done.body());
        }
        assertFalse(isListed(mary));
        assertTrue(isListed(joe));
        assertEquals(405, send("PUT", url, "").statusCode());
        assertEquals(404, send("POST", url + "x", "").statusCode());
        assertEquals(404, send("GET", site.base() + "@unsubscribe/", "").statusCode());
    }

    @Test
    void newItemsOfAClassAreTold() {
        follow(joe, "issue");
        site.run("mary", db -> {
            String message = db.getclass("msg").create(Map.of("author", mary, "content", "Look."));
            db.getclass("issue").create(Map.of("title", "Fresh", "messages", List.of(message)));
        });
        List<Letter> letters = news();
        assertEquals(1, letters.size());
        assertEquals(List.of("joe@example.org"), letters.get(0).recipients());
        assertEquals(letters, news());
        site.run("joe", db -> db.getclass("issue").create(Map.of("title", "My own")));
        assertEquals(letters, news());
    }

    @Test
    void veryManyNewItemsAreToldTogether() {
        follow(joe, "issue");
        site.run("mary", db -> {
            for (int i = 0; i < 21; i++) {
                String message = db.getclass("msg").create(Map.of("author", mary, "content", "Text " + i));
                db.getclass("issue").create(Map.of("title", "Flood " + i, "messages", List.of(message)));
            }
        });
        assertEquals(List.of(), news());
        new DigestJob(tracker).run();
        List<Letter> letters = news();
        assertEquals(1, letters.size());
        assertEquals(List.of("joe@example.org"), letters.get(0).recipients());
        assertTrue(LetterView.subject(letters.get(0)).endsWith(": 21 changes of 21 items"));
    }

    @Test
    void whoHasGotTheMessageIsNotToldAgain() {
        follow(joe, "issue");
        site.run("mary", db -> {
            String message = db.getclass("msg").create(Map.of("author", mary, "content", "Look."));
            db.getclass("issue").create(Map.of("title", "Fresh", "messages", List.of(message), "nosy", List.of(joe)));
        });
        assertEquals(1, news().size());
    }

    @Test
    void newItemsThatAQueryFindsAreTold() {
        String query = site.call("joe", db -> db.getclass("query")
                .create(Map.of(
                        "name", "Mine",
                        "klass", "issue",
                        "url", "@filter=assignedto,priority&assignedto=@current_user&priority=1,2",
                        "private_for", joe)));
        follow(joe, "query" + query);
        follow(mary, "query" + query);
        site.run("admin", db -> {
            db.getclass("issue").create(Map.of("title", "Not mine", "priority", "1"));
            db.getclass("issue").create(Map.of("title", "Not urgent", "priority", "4", "assignedto", joe));
            db.getclass("issue").create(Map.of("title", "Both", "priority", "2", "assignedto", joe));
        });
        List<Letter> letters = news();
        assertEquals(1, letters.size());
        assertEquals(List.of("joe@example.org"), letters.get(0).recipients());
        assertTrue(letters.get(0).headers().stream()
                .anyMatch(header -> header.value().endsWith("] Both")));
        site.run("admin", db -> db.getclass("query").retire(query));
    }

    @Test
    void rolesAreToldOfNewItems() {
        site.run(
                "admin",
                db -> MailPreferences.set(
                        db.session(), MailPreferences.role("User"), MailPreference.NONE.with("new", "issue")));
        site.run("mary", db -> db.getclass("issue").create(Map.of("title", "For all")));
        assertEquals(
                List.of(List.of("joe@example.org")),
                news().stream().map(Letter::recipients).toList());
    }

    @Test
    void whoMayNotSeeItIsNotTold() {
        follow(joe, "issue");
        site.run("admin", db -> db.getclass("user").set(joe, Map.of("roles", "")));
        site.run("mary", db -> db.getclass("issue").create(Map.of("title", "Secret")));
        assertEquals(List.of(), news());
    }

    @Test
    void itemsFromBeforeTheChoiceAreNotTold() {
        site.run("mary", db -> db.getclass("issue").create(Map.of("title", "Before")));
        follow(joe, "issue");
        assertEquals(List.of(), news());
    }
}
