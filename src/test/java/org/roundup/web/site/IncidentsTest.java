package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.mail.letter.Letter;
import org.roundup.web.site.Browser.Page;

/** What becomes of failures: a number for the visitor, a mail for the administrator. */
class IncidentsTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        Files.createDirectories(tracker.home().resolve("extensions"));
        Files.writeString(tracker.home().resolve("extensions/broken.groovy"), """
                def init(tracker) {
                    tracker.registerUtil('fails') { throw new IllegalStateException('secret of the visitor') }
                    tracker.registerAction('breaks') { visit -> [].first().nothing }
                }
                """);
        page("call", "line one\n\n  $utils.fails('x')");
        page("syntax", "line one\n#if($a\n");
        page("part", "#parse(\"nosuch.html\")");
    }

    private static void page(String view, String text) throws Exception {
        Files.writeString(tracker.home().resolve("html/issue." + view + ".html"), text);
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static List<String> mails() {
        return tracker.call("admin", db -> db.session()
                .query(
                        "SELECT payload FROM ee_outbox WHERE kind = ? ORDER BY id",
                        List.of(Letter.KIND),
                        row -> row.getString(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issue?@template=call&word=typed|issue.call.html, line 3, at |fails",
                "issue?@template=syntax|issue.syntax.html, line |",
                "issue?@template=part|nosuch.html|",
                "issue?@action=breaks|IndexOutOfBounds|NoSuchElement"
            })
    void theAdministratorIsToldWhereAndTheVisitorANumber(String path, String place, String more) {
        int before = mails().size();
        Page page = tracker.browser("mary").get(path);
        assertEquals(500, page.status());
        String text = page.html().text();
        assertTrue(text.contains("have been notified of it; its number is "), text);
        String number = text.replaceFirst(".*its number is ([A-Za-z0-9_-]+)\\..*", "$1");
        assertEquals(before + 1, mails().size());
        String mail = mails().get(before);
        assertTrue(mail.contains("Number: " + number) && mail.contains("admin@example.org"), mail);
        assertTrue(mail.contains(place) || mail.contains(more == null ? place : more), mail);
        assertTrue(mail.contains("User: mary") && mail.contains("Asked for: GET issue"), mail);
        assertFalse(mail.contains("typed"), "nothing that the visitor has sent");
        for (String inner : new String[] {"secret", "Exception", "groovy", ".html", "at org."}) {
            assertFalse(text.contains(inner), text);
        }

        Page again = tracker.browser("mary").get(path);
        assertEquals(500, again.status());
        assertEquals(before + 1, mails().size(), "the same failure is mailed once an hour");
    }
}
