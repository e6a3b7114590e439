package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.Documented;
import org.roundup.served.ServedTracker;

/** The examples of the documents on REST and XML-RPC do what the documents say. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DocumentedExamplesTest {

    private static final Path REST = Path.of("docs/rest.md");
    private static final Path EXTENSIONS = Path.of("docs/rest-extend.md");
    private static final Path XMLRPC = Path.of("docs/xmlrpc.md");
    /** What stays open or goes elsewhere has tests of its own. */
    private static final String THERE = "127.0.0.1:8917";

    @TempDir
    static Path folder;

    @TempDir
    static Path work;

    private static ServedTracker served;

    @BeforeAll
    static void serve() throws IOException {
        String script = "\n" + Documented.blocks(EXTENSIONS, "groovy").get(0);
        served = ServedTracker.start(
                folder,
                Map.of("web_jwt_secret", "0123456789abcdef0123456789abcdef", "web_jwt_longest_lifetime", "86400"),
                Map.of(
                        "interfaces.groovy",
                        script,
                        "extensions/close.groovy",
                        Documented.blocks(XMLRPC, "groovy").get(0)));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            Assumptions.abort(command[0] + " is not there, so the examples are not tried: " + missing.getMessage());
            return "";
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static Path script(String name, String text) throws IOException {
        return Files.writeString(
                work.resolve(name), text.replace(THERE, served.origin().substring("http://".length())));
    }

    @Test
    @Order(1)
    void ofTheShell() throws IOException, InterruptedException {
        run("curl", "--version");
        List<String> blocks = new ArrayList<>(Documented.blocks(REST, "sh"));
        blocks.addAll(Documented.blocks(EXTENSIONS, "sh"));
        assertTrue(blocks.size() > 10, "there are examples: " + blocks.size());
        StringBuilder all = new StringBuilder("set -eu\ncurl() { command curl --fail-with-body -S \"$@\"; }\n");
        blocks.forEach(block -> all.append(block).append('\n'));
        String output = run("bash", script("examples.sh", all.toString()).toString());
        for (String part : new String[] {
            "\"name\": \"unread\"",
            "304\n",
            "\"title\": \"The roof leaks\"",
            "hello, worldhello",
            "{\"status\": 409",
            "\"username\": \"admin\"",
            "<name type=\"str\">unread</name>",
            "retry: 3000\nid: ",
            "\"secret\": \"whs_",
            "\"event_id\"",
            "\"hello\": \"world\""
        }) {
            assertTrue(output.contains(part), part + " is not in " + output);
        }
        assertEquals(2, output.split("\"error\"", -1).length - 1, "two rows are refused, nothing else: " + output);
    }

    @Test
    void ofPython() throws IOException, InterruptedException {
        List<String> blocks = Documented.blocks(REST, "python");
        assertEquals(1, blocks.size());
        Process found = null;
        try {
            found = new ProcessBuilder("python3", "-c", "import requests")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            Assumptions.abort("python3 is not there, so the example is not tried");
        }
        found.getInputStream().readAllBytes();
        Assumptions.assumeTrue(
                found.waitFor() == 0, "Python's module requests is not there, so the example is not tried");
        run("python3", script("example.py", blocks.get(0)).toString());
    }

    @Test
    void ofXmlRpc() throws IOException, InterruptedException {
        run("python3", "--version");
        String examples = String.join("\n", Documented.blocks(XMLRPC, "python"));
        run("python3", script("rpc.py", examples).toString());
        run("curl", "--version");
        StringBuilder all = new StringBuilder("set -eu\ncurl() { command curl --fail-with-body -S \"$@\"; }\n");
        Documented.blocks(XMLRPC, "sh").forEach(all::append);
        String output = run("bash", script("rpc.sh", all.toString()).toString());
        assertTrue(output.contains("system.methodHelp"), output);
    }
}
