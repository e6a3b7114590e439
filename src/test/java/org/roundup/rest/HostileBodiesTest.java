package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** Bodies that are made to do harm: refused with a message, in bounded memory, and nothing is changed. */
class HostileBodiesTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
        client = new ApiClient(served);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @AfterEach
    void nothingHasChanged() {
        HttpResponse<byte[]> issues = client.send("GET", "rest/data/issue", client.headers("admin"), null);
        assertTrue(text(issues).contains("\"@total_size\": 0"), text(issues));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> post(String path, byte[] body, String... headers) {
        Map<String, String> all = client.headers("admin");
        all.put("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return client.send("POST", path, all, body);
    }

    private static void assertRefused(int status, String message, HttpResponse<byte[]> response) {
        assertEquals(status, response.statusCode(), text(response));
        assertTrue(text(response).contains(message), text(response));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(String start, int zeros) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(start));
            byte[] piece = new byte[MIB];
            java.util.Arrays.fill(piece, (byte) ' ');
            for (int i = 0; i < zeros; i++) {
                out.write(piece);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    @Test
    void compressedBombs() {
        byte[] bomb = zipped("{\"title\":\"x", 300);
        assertTrue(bomb.length < MIB, "it is a bomb");
        assertRefused(413, "larger than 32 MiB", post("rest/data/issue", bomb, "Content-Encoding", "gzip"));
        assertRefused(
                413,
                "larger than 128 MiB",
                post(
                        "rest/data/issue",
                        bomb,
                        "Content-Encoding",
                        "gzip",
                        "Content-Type",
                        "multipart/form-data; boundary=x"));
        HttpResponse<byte[]> call = post("xmlrpc", bomb, "Content-Encoding", "gzip", "Content-Type", "text/xml");
        assertTrue(text(call).contains("larger than 100 MiB"), text(call));
    }

    @Test
    void compressedBodiesAreReadIfTheyAreSound() {
        byte[] body = zipped("{\"name\":\"zipped\"}", 0);
        assertEquals(
                201, post("rest/data/keyword", body, "Content-Encoding", "gzip").statusCode());
        byte[] cut = java.util.Arrays.copyOf(body, body.length - 12);
        assertRefused(400, "cut off", post("rest/data/issue", cut, "Content-Encoding", "gzip"));
        assertRefused(400, "no gzip", post("rest/data/issue", bytes("{\"title\":\"x\"}"), "Content-Encoding", "gzip"));
        HttpResponse<byte[]> other = post("rest/data/issue", body, "Content-Encoding", "br");
        assertRefused(415, "coding br", other);
        assertEquals("gzip", other.headers().firstValue("Accept-Encoding").orElse(""));
    }

    @Test
    void endlessBodies() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.web() + "rest/data/issue"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(200L * MIB)));
        client.headers("admin").forEach(request::header);
        request.header("Content-Type", "application/json");
        HttpResponse<byte[]> response;
        try {
            response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException cutOff) {
            return; // the server need not listen to the end
        }
        assertRefused(413, "larger than 32 MiB", response);
    }

    private static final class Endless extends InputStream {

        private long left;

        Endless(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            java.util.Arrays.fill(buffer, from, from + count, (byte) ' ');
            left -= count;
            return count;
        }
    }

    @Test
    void manyParts() {
        String parts =
                "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nt\r\n".repeat(100_000) + "--x--\r\n";
        assertRefused(
                413,
                "too many fields",
                post("rest/data/issue", bytes(parts), "Content-Type", "multipart/form-data; boundary=x"));
    }

    @Test
    void manyFields() {
        assertRefused(
                413,
                "more than 5000 fields",
                post(
                        "rest/data/issue",
                        bytes("title=x&".repeat(100_000)),
                        "Content-Type",
                        "application/x-www-form-urlencoded"));
        StringBuilder members = new StringBuilder("{\"title\":\"x\"");
        for (int i = 0; i < 10_000; i++) {
            members.append(",\"m").append(i).append("\":1");
        }
        assertRefused(
                413,
                "more than 5000 members",
                post("rest/data/issue", bytes(members.append('}').toString())));
        String list = "{\"title\":\"x\",\"nosy\":[" + "1,".repeat(200_000) + "1]}";
        assertRefused(413, "has more than 100000 elements", post("rest/data/issue", bytes(list)));
    }

    @Test
    void deepAndBrokenJson() {
        assertRefused(400, "title", post("rest/data/issue", bytes("{\"title\":" + "[".repeat(10_000))));
        assertRefused(400, "title", post("rest/data/issue", bytes("{\"title\":" + "{\"a\":".repeat(10_000))));
        assertRefused(
                400, "not encoded in UTF-8", post("rest/data/issue", new byte[] {'{', '"', (byte) 0xff, '"', '}'}));
        assertRefused(
                415,
                "UTF-8 only",
                post("rest/data/issue", bytes("{}"), "Content-Type", "application/json; charset=utf-16"));
        assertRefused(
                400, "JSON at line 1, column", post("rest/data/issue", bytes("{\"title\":\"x\"} {\"title\":\"y\"}")));
        assertRefused(400, "title", post("rest/data/issue", bytes("{\"title\":\"a\\u0000b\"}")));
        assertRefused(400, "title", post("rest/data/issue", bytes("{\"title\":\"\\udfff\"}")));
        assertRefused(400, "member", post("rest/data/issue", bytes("{\"\\ud800\":\"x\"}")));
        String digits = "{\"name\":\"n\",\"count\":" + "9".repeat(1_000_000) + "}";
        assertRefused(400, "count", post("rest/data/thing", bytes(digits)));
        assertRefused(400, "ratio", post("rest/data/thing", bytes("{\"name\":\"n\",\"ratio\":1e400}")));
        assertRefused(
                400, "ratio", post("rest/data/thing", bytes("{\"name\":\"n\",\"ratio\":" + "9".repeat(400) + "}")));
        assertRefused(400, "title", post("rest/data/issue", bytes("{\"title\":-1e400}")));
        assertRefused(400, "nosy", post("rest/data/issue", bytes("{\"title\":\"t\",\"nosy\":[1e400]}")));
    }

    @Test
    void hostileNamesInQueries() {
        for (String name : new String[] {
            "id;drop",
            "title'--",
            "title)%20OR%201=1",
            "__retired__",
            "_title",
            "nosy.password",
            "%00",
            "a".repeat(5000),
            "title.title.title",
            "..",
            "nosy..id",
            "%F0%9F%92%A9"
        }) {
            for (String parameter : new String[] {"@sort=", "@group=", "@fields=", ""}) {
                HttpResponse<byte[]> response = client.send(
                        "GET",
                        "rest/data/issue?" + parameter + name + (parameter.isEmpty() ? "=x" : ""),
                        client.headers("admin"),
                        null);
                assertTrue(
                        response.statusCode() == 400 || response.statusCode() == 403,
                        parameter + name + ": " + response.statusCode() + " " + text(response));
                assertTrue(text(response).contains("\"msg\""), text(response));
            }
        }
    }
}
