package org.roundup.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds wherever the application runs. It serves the trackers of {@link TestHomes}. */
abstract class DeployedContract {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Where the application is, with a slash at the end. */
    abstract URI base();

    @Test
    void listsItsTrackers() throws Exception {
        HttpResponse<byte[]> response = get("");

        assertEquals(200, response.statusCode());
        assertEquals(Optional.of("text/html;charset=utf-8"), contentType(response));
        String page = text(response);
        assertTrue(page.contains("<li><a href=\"first/index\">first</a></li>"), page);
        assertTrue(page.contains("<li><a href=\"second%25/index\">second%</a></li>"), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first/", "FIRST/", "second%25/"})
    void findsATrackerByTheFirstSegment(String path) throws Exception {
        assertEquals(200, get(path).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"first, first/", "first?x=y, first/?x=y"})
    void addsTheSlashBehindTheNameOfATracker(String path, String location) throws Exception {
        HttpResponse<byte[]> response = get(path);

        assertEquals(301, response.statusCode());
        assertEquals(
                base().resolve(location),
                base().resolve(response.headers().firstValue("Location").orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "nosuch/", "<b>/"})
    void knowsNoOtherTracker(String path) throws Exception {
        HttpResponse<byte[]> response = get(path.replace("<", "%3C").replace(">", "%3E"));

        assertEquals(404, response.statusCode());
        assertTrue(!text(response).contains("<b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "br", "gzip"})
    void compresses(String coding) throws Exception {
        HttpResponse<byte[]> response = get("", "Accept-Encoding", coding);

        assertEquals(Optional.of(coding), response.headers().firstValue("Content-Encoding"));
        try (InputStream body = decoder(coding, response.body())) {
            assertEquals(text(get("")), new String(body.readAllBytes(), UTF_8));
        }
    }

    @Test
    void answersPrograms() throws Exception {
        String credentials = "Basic " + Base64.getEncoder().encodeToString("admin:secret".getBytes(UTF_8));
        HttpResponse<byte[]> rest = get("first/rest/data/status/unread", "Authorization", credentials);
        assertEquals(200, rest.statusCode(), text(rest));
        assertTrue(text(rest).contains("\"name\": \"unread\""), text(rest));
        assertEquals(403, get("first/rest/data").statusCode());
        assertTrue(text(get("first/xmlrpc")).contains("XML-RPC"));
    }

    @Test
    void answersByResourcesThatATrackerBringsAlong() throws Exception {
        String credentials = "Basic " + Base64.getEncoder().encodeToString("admin:secret".getBytes(UTF_8));
        HttpResponse<byte[]> response = get("first/rest/workload/admin", "Authorization", credentials);
        assertEquals(200, response.statusCode(), text(response));
        assertTrue(text(response).contains("\"issues\": 0"), text(response));
        assertEquals(403, get("first/rest/workload/admin").statusCode());
        assertEquals(
                404,
                get("second%25/rest/workload/admin", "Authorization", credentials)
                        .statusCode());
    }

    @Test
    void keepsStreamsOfEventsOpen() throws Exception {
        String credentials = "Basic " + Base64.getEncoder().encodeToString("admin:secret".getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(base().resolve("first/rest/events?class=keyword&since=0"))
                .headers("Authorization", credentials, "Accept", "text/event-stream", "Accept-Encoding", "gzip")
                .build();
        HttpResponse<Stream<String>> response = CLIENT.send(request, BodyHandlers.ofLines());
        assertEquals(200, response.statusCode());
        try (Stream<String> lines = response.body()) {
            Iterator<String> each = lines.iterator();
            assertEquals("retry: 3000", each.next());
            String name = "event" + UUID.randomUUID();
            HttpResponse<byte[]> made =
                    post("first/rest/data/keyword", "{\"name\": \"" + name + "\"}", "Authorization", credentials);
            assertEquals(201, made.statusCode(), text(made));
            String line = each.next();
            while (!line.equals("event: create")) {
                line = each.next();
            }
            assertTrue(each.next().contains("\"class\": \"keyword\""));
        }
    }

    @Test
    void tellsWhetherItCanServeAndCountsWhatItServes() throws Exception {
        HttpResponse<byte[]> ready = get("-/ready");
        assertEquals(200, ready.statusCode(), text(ready));
        assertTrue(text(ready).startsWith("{\"status\":\"ready\",\"trackers\":{\"first\":"), text(ready));
        HttpResponse<byte[]> metrics = get("-/metrics");
        assertEquals(200, metrics.statusCode(), text(metrics));
        assertTrue(text(metrics).contains("roundup_http_requests_total{face=\"node\",status=\"2xx\"}"), text(metrics));
        assertTrue(text(metrics).contains("roundup_tracker_ready{tracker=\"first\"} 1.0"), text(metrics));
        HttpResponse<byte[]> stranger = get("-/metrics", "X-Forwarded-For", "192.0.2.1");
        assertEquals(403, stranger.statusCode());
    }

    @Test
    void answersHeadLikeGetWithoutABody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base())
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> head = CLIENT.send(request, BodyHandlers.ofByteArray());
        HttpResponse<byte[]> get = get("");

        assertEquals(200, head.statusCode());
        assertEquals(contentType(get), contentType(head));
        assertEquals(get.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
    }

    /** A response to GET of a path below {@link #base}; headers as name and value in turn. */
    final HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** A response to POST of a JSON object to a path below {@link #base}. */
    final HttpResponse<byte[]> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .headers(headers)
                .headers("Content-Type", "application/json", "X-Requested-With", "rest")
                .headers("Origin", "http://localhost", "X-Forwarded-Host", "localhost")
                .build();
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }

    /** Servers differ in case and blanks. */
    private static Optional<String> contentType(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").map(type -> type.replace(" ", "")
                .toLowerCase(Locale.ROOT));
    }

    private static InputStream decoder(String coding, byte[] body) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        return switch (coding) {
            case "zstd" -> new ZstdInputStream(in);
            case "br" -> {
                Brotli4jLoader.ensureAvailability();
                yield new BrotliInputStream(in);
            }
            default -> new GZIPInputStream(in);
        };
    }
}
