package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** The pages for administrators: webhooks and the outbox. */
class AdministrationTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static List<Field> fields(String action, String... pairs) {
        List<Field> fields = new ArrayList<>(List.of(Field.of("@action", action)));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(Field.of(pairs[i], pairs[i + 1]));
        }
        return fields;
    }

    @Test
    void anAdministratorMakesChangesTriesAndRemovesAWebhook() {
        Browser admin = tracker.browser("admin");
        Document empty = admin.get("home?@template=webhooks").html();
        assertTrue(empty.select("main").text().contains("There are no webhooks."));
        assertEquals(1, empty.select("nav a[href='home?@template=webhooks']").size());

        Page refused = admin.post(
                "home", fields("webhook_save", "@template", "webhooks", "url", "https://u:p@x.example/", "name", "CI"));
        assertEquals(422, refused.status());
        assertTrue(refused.messages().contains("no user, password"), refused.messages());
        assertEquals("CI", refused.html().select("#hook-name").val(), "what was typed is kept");

        Page made = admin.post(
                "home",
                fields(
                        "webhook_save",
                        "@template",
                        "webhooks",
                        "url",
                        "https://hooks.example/<x>".replace("<x>", "a"),
                        "name",
                        "CI & more",
                        "class",
                        "issue",
                        "events",
                        "create",
                        "events",
                        "set",
                        "query",
                        "title=leak",
                        "owner",
                        "mary"));
        assertEquals(200, made.status());
        assertEquals("no-store", made.header("Cache-Control"));
        String secret = made.messages()
                .lines()
                .filter(line -> line.contains("whs_"))
                .findFirst()
                .orElse("");
        assertTrue(secret.contains("whs_"), made.messages());
        Webhook hook = tracker.call("admin", db -> Webhooks.list(db.session()).get(0));
        assertEquals("title=leak", hook.query());

        String page = "home?@template=webhooks&@webhook=" + hook.id();
        Page shown = admin.get(page);
        assertFalse(shown.body().contains("whs_"), "the secret is shown once");
        assertEquals("CI & more", shown.html().select("h1").text());
        assertEquals("mary", shown.html().select("#hook-owner").val());
        assertEquals(2, shown.html().select("input[name=events][checked]").size());

        String id = Long.toString(hook.id());
        Page tested = admin.post("home", fields("webhook_test", "@webhook", id, "@template", "webhooks"));
        assertTrue(tested.redirectMessage().startsWith("A test is on its way"));
        tracker.run(
                "admin",
                db -> Deliveries.record(
                        db.session(),
                        new Delivery(
                                0,
                                hook.id(),
                                "e-1",
                                "set",
                                "issue1",
                                "{}",
                                "{\"<b>\":1}",
                                0,
                                0,
                                Delivery.State.FAILED,
                                0,
                                500,
                                12,
                                "The receiver has answered 500",
                                "<i>no</i>")));
        Document log = admin.get(page).html();
        assertEquals("{\"<b>\":1}", log.select("pre.payload").get(0).text());
        assertEquals("<i>no</i>", log.select("pre.payload").get(1).text());
        String delivery = log.select("input[name=@delivery]").val();
        Page again = admin.post(
                "home", fields("webhook_redeliver", "@webhook", id, "@delivery", delivery, "@template", "webhooks"));
        assertEquals("The event is on its way once more", again.redirectMessage());
        assertEquals(
                302,
                admin.post("home", fields("webhook_save", "@webhook", id, "url", hook.url()))
                        .status());
        assertFalse(
                tracker.call("admin", db -> Webhooks.list(db.session()).get(0)).active(), "the box was not ticked");
        assertTrue(admin.post("home", fields("webhook_secret", "@webhook", id, "@template", "webhooks"))
                .messages()
                .contains("whs_"));
        assertEquals(
                302,
                admin.post("home", fields("webhook_remove", "@webhook", id)).status());
        assertTrue(tracker.call("admin", db -> Webhooks.list(db.session())).isEmpty());
    }

    @Test
    void messagesThatWereGivenUpAreTriedAgainOrRemoved() {
        Browser admin = tracker.browser("admin");
        tracker.run("admin", db -> {
            new Outbox().enqueue(db.session(), "nobody's", "{}");
            new Outbox().enqueue(db.session(), "webhook.77", "{}");
            db.session()
                    .update("UPDATE ee_outbox SET state = 'dead', last_error = '<script>' WHERE kind = ?", "nobody's");
        });
        Document page = admin.get("home?@template=outbox").html();
        assertTrue(page.select("table").text().contains("<script>"));
        String dead = page.select("input[name=@message][checked]").val();
        Page retried = admin.post("home", fields("outbox_retry", "@message", dead, "@template", "outbox"));
        assertEquals("Will be tried again: 1", retried.redirectMessage());
        assertTrue(admin.follow(retried)
                .html()
                .select("input[name=@message][checked]")
                .isEmpty());
        List<String> all = admin.get("home?@template=outbox")
                .html()
                .select("input[name=@message]")
                .eachAttr("value");
        List<Field> chosen = fields("outbox_drop", "@template", "outbox");
        all.forEach(id -> chosen.add(Field.of("@message", id)));
        assertEquals("Dropped: " + all.size(), admin.post("home", chosen).redirectMessage());
        assertEquals(
                422,
                admin.post("home", fields("outbox_drop", "@template", "outbox")).status());
    }

    @Test
    void aMailSaysWhomItIsForAndWhatItTells() {
        Letter letter = new Letter(
                "admin@example.org",
                List.of("bob@example.org", "carol@example.org"),
                List.of(new Letter.Header("Subject", "=?utf-8?Q?=5Bissue1=5D_hei=C3=9F?=")),
                List.of(Letter.Piece.of("<b>It burns.</b>")),
                List.of());
        tracker.run("admin", db -> {
            LetterBox.put(db, letter);
            db.session().update("UPDATE ee_outbox SET state = 'dead', last_error = '550 <no>' WHERE kind = 'letter'");
        });
        Browser admin = tracker.browser("admin");
        Document page = admin.get("home?@template=outbox").html();
        Element link = page.selectFirst("td a[href*=@message]");
        assertEquals("[issue1] heiß", link.text());
        assertEquals(
                "For: bob@example.org, carol@example.org",
                link.parent().select(".muted").text());

        Document mail = admin.get(link.attr("href")).html();
        assertEquals(
                "Subject: [issue1] heiß\n\n<b>It burns.</b>",
                mail.select("pre").get(0).wholeText());
        assertTrue(mail.text().contains("For: bob@example.org, carol@example.org"), mail.text());
        assertTrue(mail.text().contains("Last error: 550 <no>"), mail.text());
        assertTrue(tracker.browser("mary")
                .get(link.attr("href"))
                .html()
                .select("pre")
                .isEmpty());

        String id = mail.select("input[name=@message]").val();
        Page dropped = admin.post("home", fields("outbox_drop", "@message", id, "@template", "outbox"));
        assertEquals("Dropped: 1", dropped.redirectMessage());
        assertTrue(admin.get(link.attr("href")).html().select("pre").isEmpty());
    }

    @Test
    void othersSeeAndDoNothing() {
        for (Browser other : List.of(tracker.browser("mary"), tracker.browser())) {
            for (String view : List.of("webhooks", "outbox")) {
                Document page = other.get("home?@template=" + view).html();
                assertTrue(page.select("main form.stack, main table").isEmpty(), page.text());
                assertTrue(page.select("nav a[href*=" + view + "]").isEmpty());
            }
            for (String action :
                    List.of("webhook_save", "webhook_test", "webhook_secret", "webhook_remove", "outbox_drop")) {
                Page page = other.post(
                        "home", fields(action, "@webhook", "1", "@message", "1", "url", "https://x.example/"));
                assertEquals(403, page.status(), action);
            }
        }
        assertEquals(
                405,
                tracker.browser("admin")
                        .get("home?@action=webhook_save&url=https://x.example/")
                        .status());
    }
}
