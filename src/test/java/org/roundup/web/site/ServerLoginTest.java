package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.Unauthorised;

/** Whom of those that the application server has checked a tracker lets in. */
class ServerLoginTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of("web_container_login", "yes"));
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static void admit(String name) {
        tracker.run("anonymous", db -> new ServerLogin(tracker.tracker()).admit(db, name));
    }

    private static String refusal(String name) {
        return assertThrows(Unauthorised.class, () -> admit(name)).getMessage();
    }

    @Test
    void whoIsNewGetsAnAccountWithTheUsualRoles() {
        admit("nina");
        admit("nina");
        tracker.run("admin", db -> {
            var users = db.getclass("user");
            String id = users.lookup("nina");
            assertEquals("User", users.get(id, "roles"));
            assertEquals(null, users.get(id, "password"));
        });
    }

    @Test
    void anAccountThatWasTakenAwayDoesNotComeBack() {
        admit("otto");
        tracker.run(
                "admin", db -> db.getclass("user").retire(db.getclass("user").lookup("otto")));
        assertEquals("The server knows you as otto, but this tracker has no such user", refusal("otto"));
    }

    @Test
    void nobodyIsAnonymousThatWay() {
        assertEquals("You do not have permission to login", refusal("anonymous"));
    }

    @Test
    void aUserWhoMayNotUsePagesStaysOut() {
        tracker.run("admin", db -> db.getclass("user").create(Map.of("username", "paul", "roles", "")));
        assertEquals("You do not have permission to login", refusal("paul"));
    }

    @Test
    void whatNoUserCanBeCalledIsRefused() {
        assertTrue(assertThrows(org.roundup.hyperdb.RoundupException.class, () -> admit("DOMAIN\\q r"))
                .getMessage()
                .contains("Username"));
    }

    @Test
    void whereNobodyMayRegisterOnlyKnownUsersAreLetIn() throws Exception {
        var schema = tracker.home().resolve("schema.groovy");
        String before = Files.readString(schema);
        String closed = before.replaceAll("(?m)^.*'Anonymous'.*'Register'.*$|^.*Register.*Anonymous.*$", "");
        Files.writeString(schema, closed);
        try {
            Thread.sleep(1100);
            assertEquals("The server knows you as rita, but this tracker has no such user", refusal("rita"));
            admit("mary");
        } finally {
            Files.writeString(schema, before);
            Thread.sleep(1100);
        }
    }
}
