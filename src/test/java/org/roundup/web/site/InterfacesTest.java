package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.hyperdb.ScriptError;
import org.roundup.tracker.Tracker;
import org.roundup.web.site.Browser.Page;

/** What {@code interfaces.groovy} says of pages, and what {@code [web]} says of compression. */
class InterfacesTest {

    private static TestTracker tracker;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of("web_use_precompressed_files", "yes"));
        Files.writeString(tracker.home().resolve("interfaces.groovy"), """
                client.mime_type_allowlist << 'application/pdf'
                client.mime_type_allowlist.remove('text/xml')
                client.Cache_Control['own.css'] = 'no-store'
                client.Cache_Control['image/svg+xml'] = 'public, max-age=60'
                client.precompressed_mime_types << 'text/css'
                client.registerAction('ping') { visit -> 'pong ' + visit.user }
                templating.registerUtil('twice') { it.toString() * 2 }
                templating.registerUtilMethod('shouted') { utils, text -> utils.html_quote(text.toUpperCase()) }
                """);
        Files.writeString(
                tracker.home().resolve("html/issue.own.html"),
                "#set($frame = false)$utils.twice('<') $utils.shouted('a&b')");
        String text = "body { color: red }\n".repeat(100);
        for (String name : new String[] {"own.css", "other.css", "plain.js", "mark.svg"}) {
            Files.writeString(tracker.home().resolve("html").resolve(name), text);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    @Test
    void datesOfFilesAreThoseOfHttp() throws Exception {
        Path file = Files.writeString(tracker.home().resolve("html/dated.txt"), "x");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-02-03T04:05:06Z")));
        Page page = tracker.browser().get("@@file/dated.txt");
        assertEquals("Mon, 03 Feb 2025 04:05:06 GMT", page.header("Last-Modified"));
        assertEquals(
                304,
                tracker.browser()
                        .get("@@file/dated.txt", "If-Modified-Since", page.header("Last-Modified"))
                        .status());
    }

    @Test
    void typesOfContentsAreAddedAndTakenAway() {
        for (String[] vector : new String[][] {
            {"application/pdf", "application/pdf"},
            {"text/xml", "application/octet-stream"},
            {"image/png", "image/png"},
            {"text/html", "application/octet-stream"}
        }) {
            String id = tracker.call(
                    "admin", db -> db.getclass("file").create(Map.of("name", "x", "type", vector[0], "content", "y")));
            assertEquals(
                    vector[1], tracker.browser("admin").get("file" + id + "/x").header("Content-Type"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "own.css, no-store",
        "other.css, 'public, max-age=4838400'",
        "plain.js, 'public, max-age=1209600'",
        "mark.svg, 'public, max-age=60'"
    })
    void filesAreCachedAsTheTableSays(String name, String expected) {
        assertEquals(expected, tracker.browser().get("@@file/" + name).header("Cache-Control"));
    }

    @Test
    void typesAreNamedThatAreNotCompressed() {
        assertEquals(
                "",
                tracker.browser()
                        .get("@@file/other.css", "Accept-Encoding", "gzip")
                        .header("Content-Encoding"));
        assertEquals(
                "gzip",
                tracker.browser()
                        .get("@@file/plain.js", "Accept-Encoding", "gzip")
                        .header("Content-Encoding"));
    }

    @Test
    void actionsAndFunctionsAreRegistered() {
        assertEquals("pong mary", tracker.browser("mary").get("?@action=ping").body());
        assertEquals(
                "&lt;&lt; A&amp;B", tracker.browser().get("issue?@template=own").body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client.nosuch = 1|client has no setting 'nosuch'",
                "client.nosuch('x')|client has no method 'nosuch'",
                "templating.registerAction('x') {}|templating has no method 'registerAction'",
                "client.mime_type_allowlist = 'text/plain'|client.mime_type_allowlist must be a list of types",
                "client.Cache_Control = []|client.Cache_Control must be a map of names or types to texts",
                "client.registerAction('x')|registerAction takes a name and a function"
            })
    void whatNoPageKnowsIsAnError(String script, String message) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.copy(tracker.home().resolve("config.ini"), home.resolve("config.ini"));
        Files.writeString(home.resolve("schema.groovy"), "");
        Files.writeString(home.resolve("interfaces.groovy"), script);
        try (Tracker opened = Tracker.open("other", home)) {
            ScriptError error = assertThrows(ScriptError.class, opened::security);
            assertTrue(error.getMessage().contains("interfaces.groovy: " + message), error.getMessage());
        }
    }

    /** What lies beside the file, what the client accepts, what it gets: {@code NAME} of a coding made before, or else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip br|gzip|gzip file",
                "gzip br|gzip, br|br file",
                "gzip br|zstd, br, gzip|br file",
                "gzip br|br;q=0.5, gzip|gzip file",
                "gzip br|br;q=0, gzip;q=0|plain",
                "gzip br|*|br file",
                "gzip br|*, br;q=0|gzip file",
                "gzip br|GZIP|gzip file",
                "gzip br|identity, gzip;q=0.5|plain",
                "gzip br|''|plain",
                "gzip br|zstd|zstd",
                "zstd|gzip, br|br",
                "zstd|zstd, br, gzip|zstd file",
                "old-gzip|gzip|gzip",
                "old-br gzip|br, gzip|gzip file"
            })
    void compressedFilesThatLieThereAreSent(String there, String accepted, String expected) throws Exception {
        var folder = tracker.home().resolve("html");
        var source = Files.writeString(folder.resolve("made.txt"), "line of a text file\n".repeat(100));
        for (String coding : List.of("gzip", "br", "zstd")) {
            var sibling = folder.resolve("made.txt." + coding);
            Files.deleteIfExists(sibling);
            if (List.of(there.split(" ")).contains(coding) || there.contains("old-" + coding)) {
                Files.writeString(sibling, coding + " file");
                long age = there.contains("old-" + coding) ? -60_000 : 60_000;
                Files.setLastModifiedTime(
                        sibling,
                        java.nio.file.attribute.FileTime.fromMillis(
                                Files.getLastModifiedTime(source).toMillis() + age));
            }
        }
        Page page = accepted.isEmpty()
                ? tracker.browser().get("@@file/made.txt")
                : tracker.browser().get("@@file/made.txt", "Accept-Encoding", accepted);
        String coding = page.header("Content-Encoding");
        assertEquals(expected.replace("plain", ""), page.body().endsWith(" file") ? page.body() : coding);
        assertEquals(expected.replace(" file", "").replace("plain", ""), coding);
        assertEquals("Accept-Encoding", page.header("Vary"));
        assertTrue(coding.isEmpty() || page.header("ETag").endsWith("-" + coding + "\""), page.header("ETag"));
        Page again = tracker.browser()
                .get(
                        "@@file/made.txt",
                        "Accept-Encoding",
                        accepted.isEmpty() ? "identity" : accepted,
                        "If-None-Match",
                        page.header("ETag"));
        assertEquals(304, again.status());
        assertEquals(page.header("ETag"), again.header("ETag"));
    }
}
