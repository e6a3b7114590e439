package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.web.site.Browser.Field;

/** Protection against forged forms by headers alone. */
class TokenlessTest {

    private static TestTracker tracker;
    private static Browser mary;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of("web_use_tokenless_csrf_protection", "yes"));
        tracker.run("mary", db -> db.getclass("issue").create(Map.of("title", "First")));
        mary = tracker.browser("mary");
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "-, -, 302",
        "-, same-origin, 302",
        "-, none, 302",
        "-, same-site, 403",
        "-, cross-site, 403",
        "own, -, 302",
        "own, cross-site, 302",
        "http://evil.example, -, 403",
        "http://evil.example, cross-site, 403",
        "http:, -, 403",
        "null, -, 403"
    })
    void theBrowserTellsWhereAFormComesFrom(String origin, String site, int status) {
        List<String> headers = new java.util.ArrayList<>();
        if (!origin.equals("-")) {
            headers.addAll(
                    List.of("Origin", origin.equals("own") ? tracker.base().replaceFirst("/demo/$", "") : origin));
        }
        if (!site.equals("-")) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        List<Field> fields =
                List.of(Field.of("@action", "edit"), Field.of("title", origin + site), Field.of("@csrf", "0"));
        assertEquals(
                status,
                mary.postAsIs("issue1", fields, headers.toArray(String[]::new)).status());
    }
}
