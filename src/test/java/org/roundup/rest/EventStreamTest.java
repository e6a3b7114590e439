package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;
import org.roundup.store.session.ApiTokens;
import org.roundup.store.session.Sessions;
import org.roundup.web.session.SessionCookie;

/** Who listens is told of what happens, as far as it may be known, and costs no thread. */
class EventStreamTest {

    @TempDir
    static Path folder;

    private static ServedTracker served;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private record Header(String name, String value) {}

    /** A connection to the stream, without any thread of its own. */
    private static final class Listener implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;
        private String lastId;

        Listener(String user, String query, String lastEventId) {
            this(new Header("Authorization", ApiClient.basic(user, ServedTracker.PASSWORD)), query, lastEventId);
        }

        Listener(Header credentials, String query, String lastEventId) {
            URI web = URI.create(served.web());
            try {
                socket = new Socket(web.getHost(), web.getPort());
                socket.setSoTimeout(15_000);
                String head =
                        "GET " + web.getPath() + "rest/events" + query + " HTTP/1.1\r\nHost: " + web.getAuthority()
                                + "\r\n" + credentials.name() + ": " + credentials.value()
                                + "\r\nAccept-Encoding: gzip\r\nAccept: text/event-stream"
                                + (lastEventId == null ? "" : "\r\nLast-Event-ID: " + lastEventId) + "\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }

        /** The next line that starts so; null if the stream ends before. */
        String next(String start) {
            try {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("id: ")) {
                        lastId = line.substring(4);
                    }
                    if (line.startsWith(start)) {
                        return line;
                    }
                    if (line.equals("0")) {
                        return null;
                    }
                }
                return null;
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }

        Listener ready() {
            assertEquals("HTTP/1.1 200 ", next("HTTP"));
            assertTrue(next("id: ").length() > 4);
            return this;
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }

    private static String create(String user, String className, Map<String, Object> values) {
        return served.tracker().call(user, db -> db.getclass(className).create(values));
    }

    private static void set(String className, String id, Map<String, Object> values) {
        served.tracker().run("admin", db -> db.getclass(className).set(id, values));
    }

    @Test
    void eventsNameWhatChangedAndNothingThatIsHidden() {
        String thing = create("admin", "thing", Map.of("name", "visible", "hidden", "x"));
        try (Listener admin = new Listener("admin", "?class=thing", null).ready();
                Listener fred = new Listener("fred", "?class=thing,query", null).ready()) {
            create("admin", "query", Map.of("name", "mine alone", "klass", "issue", "private_for", "1"));
            set("thing", thing, Map.of("hidden", "y", "count", 4));
            assertEquals("event: set", admin.next("event: "));
            assertTrue(admin.next("data: ").contains("\"hidden\""));
            assertEquals("event: set", fred.next("event: "), "the private query is passed over");
            String data = fred.next("data: ");
            assertTrue(data.contains("count") && !data.contains("hidden"), data);
        }
    }

    @Test
    void onlyWhatWasAskedForIsTold() {
        String first = create("admin", "thing", Map.of("name", "first"));
        String second = create("admin", "thing", Map.of("name", "second"));
        try (Listener one = new Listener("admin", "?class=thing&id=" + second, null).ready()) {
            set("thing", first, Map.of("count", 1));
            create("admin", "keyword", Map.of("name", "noise"));
            set("thing", second, Map.of("count", 2));
            assertTrue(one.next("data: ").contains("\"id\": \"" + second + "\""));
        }
        try (Listener wrong = new Listener("admin", "?id=3", null)) {
            assertEquals("HTTP/1.1 400 ", wrong.next("HTTP"));
        }
        try (Listener wrong = new Listener("admin", "?since=x", null)) {
            assertEquals("HTTP/1.1 400 ", wrong.next("HTTP"));
        }
    }

    @Test
    void nothingIsLostWhenTheServerStartsAnew() {
        String place;
        try (Listener before = new Listener("admin", "?class=keyword", null).ready()) {
            create("admin", "keyword", Map.of("name", "before"));
            before.next("data: ");
            place = before.lastId;
            create("admin", "keyword", Map.of("name", "between"));
            served = served.restart();
        }
        create("admin", "keyword", Map.of("name", "after"));
        try (Listener after = new Listener("admin", "?class=keyword", place).ready()) {
            String between = after.next("data: ");
            String last = after.next("data: ");
            assertTrue(between.contains("\"create\"") && last.contains("\"create\""));
            assertFalse(between.equals(last));
            create("admin", "keyword", Map.of("name", "again"));
            assertTrue(after.next("data: ").contains("\"create\""));
        }
    }

    @Test
    void manyWhoListenNeedNoMoreThreads() {
        List<Listener> listeners = new ArrayList<>();
        try {
            listeners.add(new Listener("fred", "?class=status", null).ready());
            int before = threads();
            for (int i = 0; i < 18; i++) {
                listeners.add(new Listener("admin", "?class=status", null).ready());
                listeners.add(new Listener("fred", "?class=status", null).ready());
            }
            int grown = threads() - before;
            assertTrue(grown < 12, grown + " more threads for 36 who listen");
            set("status", "1", Map.of("order", 1.5));
            for (Listener each : listeners) {
                assertTrue(each.next("data: ").contains("status"));
            }
        } finally {
            listeners.forEach(Listener::close);
        }
    }

    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().contains("-exec-") || thread.getName().startsWith("roundup-events"))
                .count();
    }

    private static String user(String name) {
        Object password = served.tracker().passwords().encode(ServedTracker.PASSWORD);
        return create("admin", "user", Map.of("username", name, "roles", "User", "password", password));
    }

    @Test
    void aStreamEndsSoonAfterItsTokenIsRevoked() {
        String id = user("robot");
        ApiTokens tokens = served.tracker().store().apiTokens();
        String kept = tokens.create(id, "kept", List.of(), List.of(), null);
        String revoked = tokens.create(id, "revoked", List.of(), List.of(), null);
        try (Listener goesOn =
                        new Listener(new Header("Authorization", "Bearer " + kept), "?class=keyword", null).ready();
                Listener ends = new Listener(new Header("Authorization", "Bearer " + revoked), "?class=keyword", null)
                        .ready()) {
            tokens.remove(id, revoked.split("_")[1]);
            assertNull(ends.next("data: "), "nothing happens, and yet it ends");
            create("admin", "keyword", Map.of("name", "after the token"));
            assertTrue(goesOn.next("data: ").contains("keyword"));
        }
    }

    @Test
    void aStreamEndsSoonAfterItsTokenHasExpired() {
        String id = user("passing");
        Instant soon = Instant.now().plusSeconds(3);
        String token = served.tracker().store().apiTokens().create(id, "short", List.of(), List.of(), soon);
        try (Listener ends = new Listener(new Header("Authorization", "Bearer " + token), "?class=keyword", null)) {
            assertNull(ends.ready().next("data: "));
            assertTrue(Instant.now().isAfter(soon), "and not before");
        }
    }

    @Test
    void aStreamEndsSoonAfterThePasswordHasChanged() {
        String id = user("changing");
        try (Listener other = new Listener("fred", "?class=keyword", null).ready();
                Listener ends = new Listener("changing", "?class=keyword", null).ready()) {
            set("user", id, Map.of("password", served.tracker().passwords().encode("another")));
            assertNull(ends.next("data: "), "nothing happens, and yet it ends");
            create("admin", "keyword", Map.of("name", "after the password"));
            assertTrue(other.next("data: ").contains("keyword"));
        }
    }

    @Test
    void aStreamEndsSoonAfterItsSessionHasEnded() {
        String id = user("leaving");
        Sessions sessions = served.tracker().store().sessions();
        String key = sessions.begin(new Sessions.Login("leaving", Duration.ofHours(1), false, "127.0.0.1", null));
        String name = new SessionCookie(served.tracker().config()).name();
        try (Listener ends = new Listener(new Header("Cookie", name + "=" + key), "?class=keyword", null).ready()) {
            sessions.endAll("leaving", null);
            assertNull(ends.next("data: "), "nothing happens, and yet it ends");
        }
        try (Listener ends = new Listener("leaving", "?class=keyword", null).ready()) {
            served.tracker().run("admin", db -> db.getclass("user").retire(id));
            assertNull(ends.next("data: "), "nor does one of a user who is gone");
        }
    }

    @Test
    void aUserWhoListensTooOftenIsSentAwayForAWhile() {
        create(
                "admin",
                "user",
                Map.of(
                        "username",
                        "keen",
                        "roles",
                        "User",
                        "password",
                        served.tracker().passwords().encode(ServedTracker.PASSWORD)));
        List<Listener> listeners = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                listeners.add(new Listener("keen", "", null).ready());
            }
            try (Listener more = new Listener("keen", "", null)) {
                assertEquals("retry: 30000", more.next("retry"));
            }
            served.tracker().run("admin", db -> db.getclass("user")
                    .retire(db.getclass("user").lookup("keen")));
            for (Listener each : listeners) {
                assertNull(each.next("data: "), "who is gone is told nothing, not even that");
            }
        } finally {
            listeners.forEach(Listener::close);
        }
    }
}
