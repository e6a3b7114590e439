package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roundup.web.site.Browser.Page;

/** Who tries one name after the other has to wait as well; ten times what one name allows are allowed to an address. */
class LoginLimitsTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker =
                TestTracker.start("minimal", Map.of("web_login_attempts_min", "1", "web_api_failed_login_limit", "1"));
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    @BeforeEach
    void forget() {
        tracker.run("admin", db -> db.session().update("DELETE FROM ee_rate"));
    }

    private static Page basic(String path, String user, String... headers) {
        String pair = Base64.getEncoder().encodeToString((user + ":wrong").getBytes(StandardCharsets.UTF_8));
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Basic " + pair;
        return tracker.browser().get(path, all);
    }

    private static void assertLimited(Function<String, Page> attempt, int refused) {
        for (int i = 0; i < 10; i++) {
            assertEquals(refused, attempt.apply("name" + i).status());
        }
        Page page = attempt.apply("another");
        assertEquals(429, page.status());
        assertTrue(Integer.parseInt(page.header("Retry-After")) > 0);
        assertEquals("10", page.header("X-RateLimit-Limit"));
        assertEquals("0", page.header("X-RateLimit-Remaining"));
        assertTrue(Integer.parseInt(page.header("X-RateLimit-Limit-Period")) > 0);
        assertTrue(Double.parseDouble(page.header("X-RateLimit-Reset")) > 0);
    }

    @Test
    void byTheForm() {
        assertLimited(name -> tracker.browser().login(name, "wrong"), 403);
        assertEquals(429, tracker.browser().login("mary", "mary").status(), "even with the right password");
    }

    @Test
    void byBasicOnPages() {
        assertLimited(name -> basic("", name), 401);
    }

    @Test
    void byBasicOnDownloads() {
        assertLimited(name -> basic("msg1/", name), 401);
    }

    @Test
    void byBasicOfPrograms() {
        assertLimited(name -> basic("rest/data", name), 401);
    }

    @Test
    void anAddressOfATrustedProxyIsThatOfItsClient() {
        for (int i = 0; i < 12; i++) {
            assertEquals(
                    401,
                    basic("", "name" + i, "X-Forwarded-For", "203.0.113." + i).status());
        }
        assertLimited(name -> basic("", "x" + name, "X-Forwarded-For", "evil, 203.0.113.99"), 401);
        assertEquals(
                401, basic("", "one-more", "X-Forwarded-For", "203.0.113.100").status());
    }
}
