package org.roundup.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What holds besides on an application server, which has users of its own: here {@link #USER} with {@link #PASSWORD}.
 * The tracker {@code first} accepts them.
 */
abstract class ServerLoginContract extends PooledContract {
    static final String USER = "carol";
    static final String PASSWORD = "open-sesame1";

    private static final String ISSUES = "http://localhost/first/issue";
    private static final String LOGIN = "login/first?__came_from=http%3A%2F%2Flocalhost%2Ffirst%2Fissue";

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private static Optional<String> header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name);
    }

    @Test
    void onlyTheAddressOfTheLoginAsksForIt() throws Exception {
        HttpResponse<byte[]> login = get("login/first");

        assertEquals(401, login.statusCode());
        assertTrue(header(login, "WWW-Authenticate").orElse("").startsWith("Basic realm=\"Roundup\""), "asks");
        assertEquals(
                401, get("login/first", "Authorization", basic(USER, "wrong")).statusCode());
        assertEquals(Optional.empty(), header(get("first/"), "WWW-Authenticate"));
    }

    @Test
    void whomTheServerKnowsGetsASessionOfTheTracker() throws Exception {
        HttpResponse<byte[]> login = get(LOGIN, "Authorization", basic(USER, PASSWORD));

        assertEquals(302, login.statusCode(), text(login));
        assertEquals(Optional.of(ISSUES), header(login, "Location"));
        String cookie = login.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("roundup_session_"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        assertTrue(text(get("first/", "Cookie", cookie)).contains("<strong>" + USER + "</strong>"));
        assertTrue(!text(get("first/")).contains("<strong>" + USER + "</strong>"));
    }

    @Test
    void theLoginLeadsNowhereElse() throws Exception {
        HttpResponse<byte[]> login =
                get("login/first?__came_from=http%3A%2F%2Fevil.example%2F", "Authorization", basic(USER, PASSWORD));

        assertEquals(400, login.statusCode());
        assertTrue(login.headers().allValues("Set-Cookie").stream().noneMatch(set -> set.startsWith("roundup_")));
    }

    @Test
    void aTrackerThatDoesNotWantItIsNotEnteredByIt() throws Exception {
        assertEquals(
                403,
                get("login/second%25", "Authorization", basic(USER, PASSWORD)).statusCode());
        assertEquals(
                404, get("login/nosuch", "Authorization", basic(USER, PASSWORD)).statusCode());
        assertTrue(text(get("first/")).contains("/login/first?__came_from="), "the login form offers it");
        assertTrue(!text(get("second%25/")).contains("/login/"), "the login form does not offer it");
    }

    @Test
    void programsMaySendThePasswordsOfBoth() throws Exception {
        assertEquals(302, get(LOGIN, "Authorization", basic(USER, PASSWORD)).statusCode());

        for (String path : new String[] {"first/rest/data/status", "first/issue"}) {
            assertEquals(200, get(path, "Authorization", basic(USER, PASSWORD)).statusCode());
            assertEquals(
                    200, get(path, "Authorization", basic("admin", "secret")).statusCode());
            assertEquals(401, get(path, "Authorization", basic(USER, "wrong")).statusCode());
            assertEquals(
                    401, get(path, "Authorization", basic("admin", PASSWORD)).statusCode());
        }
        assertEquals(
                401,
                get("second%25/rest/data/status", "Authorization", basic(USER, PASSWORD))
                        .statusCode());
    }
}
