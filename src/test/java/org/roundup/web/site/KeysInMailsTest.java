package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.mail.letter.Letter;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** The keys in mails of registrations and forgotten passwords: each is for one thing, works once, and is all there is. */
class KeysInMailsTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        Files.writeString(tracker.home().resolve("detectors/late.groovy"), """
                def late(db, cl, nodeid, oldvalues) {
                    if (cl.get(nodeid, 'username') == 'rex' && db.keyword.filter(null, [name: 'open']).isEmpty()) {
                        throw new Reject('Not yet')
                    }
                }
                def init(db) { db.user.react('create', this.&late) }
                """);
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static void user(String name) {
        tracker.run("admin", db -> db.getclass("user")
                .create(Map.of(
                        "username",
                        name,
                        "roles",
                        "User",
                        "address",
                        name + "@example.org",
                        "password",
                        tracker.tracker().passwords().encode(name))));
    }

    private static String keyInLastMail() {
        String mail = tracker.call("admin", db -> db.session()
                .first(
                        "SELECT payload FROM ee_outbox WHERE kind = ? ORDER BY id DESC",
                        List.of(Letter.KIND),
                        row -> row.getString(1))
                .orElse("no mail"));
        return mail.replaceFirst("(?s).*otk=([A-Za-z0-9_-]+).*", "$1");
    }

    private static String askForReset(String name) {
        tracker.browser()
                .postEncoded(
                        "user",
                        List.of(
                                Field.of("@action", "passrst"),
                                Field.of("@template", "forgotten"),
                                Field.of("username", name)));
        return keyInLastMail();
    }

    private static Page reset(String key, String password, String confirmation) {
        return tracker.browser()
                .postEncoded(
                        "user",
                        List.of(
                                Field.of("@action", "passrst"),
                                Field.of("@template", "forgotten"),
                                Field.of("otk", key),
                                Field.of("new_password", password),
                                Field.of("confirm_password", confirmation)));
    }

    private static String register(String name) {
        Page page = tracker.browser()
                .post(
                        "user",
                        List.of(
                                Field.of("@action", "register"),
                                Field.of("username", name),
                                Field.of("password", "secret"),
                                Field.of("@confirm@password", "secret"),
                                Field.of("address", name + "@example.org"),
                                Field.of("@template", "register")));
        assertEquals(302, page.status(), page.messages());
        return keyInLastMail();
    }

    private static Page confirm(String key) {
        return tracker.browser().postEncoded("user", List.of(Field.of("@action", "confrego"), Field.of("otk", key)));
    }

    @Test
    void aKeyIsOfUseForNothingElse() {
        user("ann");
        String reset = askForReset("ann");
        String registration = register("newann");
        Browser ann = tracker.browser("ann");
        String session = ann.login("ann", "ann")
                .header("Set-Cookie")
                .replaceFirst("^[^=]*=", "")
                .replaceFirst(";.*", "");
        for (String other : new String[] {registration, session, ann.token(), "", "x", "a".repeat(5000)}) {
            Page page = reset(other, "evil", "evil");
            assertNotEquals(302, page.status(), other);
        }
        for (String other : new String[] {reset, session, ann.token(), "x"}) {
            Page page = confirm(other);
            assertEquals(422, page.status());
            assertEquals("This registration is unknown, or was completed already", page.messages());
        }
        assertEquals(302, tracker.browser().login("ann", "ann").status(), "the password is as before");
        assertEquals(302, confirm(registration).status());
        assertEquals(302, reset(reset, "fresh", "fresh").status());
    }

    @Test
    void aResetKeyWorksOnceAndVoidsThoseBefore() {
        user("bea");
        String first = askForReset("bea");
        String second = askForReset("bea");
        assertNotEquals(first, second);
        assertEquals(422, reset(second, "fresh", "other").status(), "a slip of the finger does not use it up");
        assertEquals(302, reset(second, "fresh", "fresh").status());
        for (String used : new String[] {first, second}) {
            Page page = reset(used, "evil", "evil");
            assertEquals(422, page.status());
            assertTrue(page.messages().startsWith("Invalid One Time Key!"), page.messages());
        }
        assertEquals(302, tracker.browser().login("bea", "fresh").status());
    }

    @Test
    void lookingAtALinkChangesNothing() {
        user("cid");
        String key = askForReset("cid");
        Browser scanner = tracker.browser();
        scanner.get("user?@template=forgotten&@action=passrst&new_password=evil&confirm_password=evil&otk=" + key);
        assertEquals(302, tracker.browser().login("cid", "cid").status());
        String registration = register("newcid");
        assertEquals(200, scanner.get("?@action=confrego&otk=" + registration).status());
        assertEquals(403, tracker.browser().login("newcid", "secret").status());
        assertEquals(302, confirm(registration).status());
    }

    @Test
    void whatFailsDoesNotUseAKeyUp() {
        String key = register("rex");
        Page refused = confirm(key);
        assertEquals(400, refused.status());
        assertEquals("Not yet", refused.messages());
        tracker.run("admin", db -> db.getclass("keyword").create(Map.of("name", "open")));
        assertEquals(302, confirm(key).status());
        assertEquals(422, confirm(key).status());
    }

    @Test
    void ofManyWhoConfirmOneSucceeds() throws Exception {
        String key = register("dan");
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(executor.submit(() -> confirm(key).status()));
            }
            int made = 0;
            for (Future<Integer> answer : answers) {
                made += answer.get() == 302 ? 1 : 0;
            }
            assertEquals(1, made);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void tooManyQuestionsGetTheSameAnswerButNoMail() {
        user("eve");
        String key = askForReset("eve");
        for (int i = 0; i < 21; i++) {
            askForReset("nobody" + i);
        }
        assertEquals(key, askForReset("eve"), "no further mail was sent");
        tracker.run("admin", db -> db.session().update("DELETE FROM ee_rate"));
    }

    @Test
    void tooManyRegistrationsMustWait() {
        List<Field> form = List.of(
                Field.of("@action", "register"),
                Field.of("username", "flood"),
                Field.of("password", "secret"),
                Field.of("@confirm@password", "secret"),
                Field.of("address", "flood@example.org"),
                Field.of("@template", "register"));
        Browser browser = tracker.browser();
        int status = 302;
        for (int i = 0; i < 31 && status == 302; i++) {
            status = browser.post("user", form).status();
        }
        assertEquals(429, status);
        tracker.run("admin", db -> db.session().update("DELETE FROM ee_rate"));
    }
}
