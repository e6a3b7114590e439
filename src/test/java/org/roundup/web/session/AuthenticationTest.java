package org.roundup.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.Password;
import org.roundup.store.session.Sessions;
import org.roundup.tracker.Tracker;
import org.roundup.web.request.Fields;
import org.roundup.web.site.TestTracker;
import org.roundup.web.visit.Request;
import org.roundup.web.visit.ServerPasswords;

/** Whose word counts for who the visitor is, and in which order. */
class AuthenticationTest {

    private static TestTracker served;
    private static Tracker tracker;
    private static Authentication authentication;

    @BeforeAll
    static void start() throws Exception {
        served = TestTracker.start(
                "classic",
                Map.of(
                        "web_http_auth_header", "HTTP_X_PROXY_USER",
                        "web_trusted_proxies", "127.0.0.0/8 10.1.0.0/16",
                        "web_container_login", "yes",
                        "web_http_auth_convert_realm_to_lowercase", "yes"));
        tracker = served.tracker();
        tracker.run("admin", db -> db.getclass("user").create(Map.of("username", "kim@example.org")));
        authentication = new Authentication(
                tracker, new SessionCookie(tracker.config()), new BasicCredentials(Logins.ofPages(tracker)));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    static List<Arguments> identities() {
        return Vectors.of("/org/roundup/web/session/identities.txt").stream()
                .map(vector -> Arguments.of((Object) vector))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("identities")
    void theFirstWhoseWordCountsDecides(String[] vector) throws Exception {
        Map<String, String> headers = new HashMap<>();
        if (!vector[1].equals("-")) {
            headers.put("x-proxy-user", vector[1]);
        }
        if (!vector[3].equals("-")) {
            headers.put("authorization", basic(vector[3]));
        }
        if (!vector[4].equals("-")) {
            String key = tracker.store()
                    .sessions()
                    .begin(new Sessions.Login(vector[4], Duration.ofHours(1), false, "", null));
            headers.put("cookie", new SessionCookie(tracker.config()).name() + "=" + key);
        }
        String remote = vector[0].equals("-") ? null : vector[0];
        Request request = new Request("GET", "", null, Fields.NONE, headers, remote, InetAddress.getByName(vector[2]));
        if (vector[5].equals("!")) {
            assertThrows(LoginRefused.class, () -> identify(request));
        } else {
            assertEquals(vector[5], identify(request));
        }
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String identify(Request request) {
        return tracker.call(
                "anonymous", db -> authentication.identify(request, db).userName());
    }

    @Test
    void theServersPasswordsCountForUsersOfTheTracker() {
        ServerPasswords server = (name, password) -> password.equals("of the server");
        assertEquals("mary", identify(sending("mary:of the server", server)));
        assertEquals("mary", identify(sending("mary:mary", server)));
        assertThrows(LoginRefused.class, () -> identify(sending("nobody:of the server", server)));
        assertThrows(LoginRefused.class, () -> identify(sending("anonymous:of the server", server)));
        assertThrows(LoginRefused.class, () -> identify(sending("mary:of the server", ServerPasswords.NONE)));
    }

    private static Request sending(String pair, ServerPasswords server) {
        return new Request(
                "GET",
                "",
                null,
                Fields.NONE,
                Map.of("authorization", basic(pair)),
                null,
                InetAddress.getLoopbackAddress(),
                server);
    }

    @Test
    void aVerifiedPasswordCountsOnlyAsLongAsItIsStored() {
        AtomicLong nanos = new AtomicLong();
        VerifiedPasswords verified = new VerifiedPasswords(nanos::get);
        Password stored = tracker.passwords().encode("secret");
        verified.add(stored, "secret");
        nanos.addAndGet(Duration.ofSeconds(299).toNanos());
        assertEquals(true, verified.contains(stored, "secret"));
        assertEquals(false, verified.contains(stored, "Secret"));
        assertEquals(false, verified.contains(tracker.passwords().encode("secret"), "secret"), "encoded anew");
        assertEquals(false, new VerifiedPasswords(nanos::get).contains(stored, "secret"), "another key");
        for (int i = 0; i < 1000; i++) {
            verified.add(stored, "other " + i);
        }
        assertEquals(false, verified.contains(stored, "secret"), "there is room for so many");
        assertEquals(true, verified.contains(stored, "other 999"));
        nanos.addAndGet(Duration.ofSeconds(300).toNanos());
        assertEquals(false, verified.contains(stored, "other 999"), "after five minutes");
    }
}
