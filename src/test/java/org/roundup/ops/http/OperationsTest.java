package org.roundup.ops.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;
import org.roundup.store.sql.SqlSession;

/** What administrators see of a node: from its own machine everything, from elsewhere yes or no. */
class OperationsTest {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)(\\{[a-z_]+=\"[^\"]*\"(?:,[a-z_]+=\"[^\"]*\")*})? (-?[0-9.E+]+|NaN)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String POOL_SIZE = "3";

    @TempDir
    static Path folder;

    private static ServedTracker served;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of("rdbms_pool_size", POOL_SIZE), Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.origin() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks until the answer is as it should be, since looks hold for some seconds. */
    private static HttpResponse<String> readyOnce(Predicate<HttpResponse<String>> wanted) throws Exception {
        HttpResponse<String> answer = get("/-/ready");
        long end = System.nanoTime() + 30_000_000_000L;
        while (!wanted.test(answer) && System.nanoTime() < end) {
            Thread.sleep(100);
            answer = get("/-/ready");
        }
        assertTrue(wanted.test(answer), answer.statusCode() + " " + answer.body());
        return answer;
    }

    private static double value(String metrics, String sample) {
        Matcher line = Pattern.compile("^" + Pattern.quote(sample) + " (.*)$", Pattern.MULTILINE)
                .matcher(metrics);
        assertTrue(line.find(), sample + " is missing in\n" + metrics);
        return Double.parseDouble(line.group(1));
    }

    @Test
    void strangersLearnWhetherTheNodeServesAndNothingElse() throws Exception {
        readyOnce(answer ->
                answer.body().equals("{\"status\":\"ready\",\"trackers\":{\"demo\":{\"status\":\"ready\"}}}\n"));
        HttpResponse<String> stranger = get("/-/ready", "X-Forwarded-For", "127.0.0.1");
        assertEquals(200, stranger.statusCode());
        assertEquals("{\"status\":\"ready\"}\n", stranger.body());
        assertEquals("no-store", stranger.headers().firstValue("Cache-Control").orElse(""));
        HttpResponse<String> metrics = get("/-/metrics", "Via", "1.1 proxy");
        assertEquals(403, metrics.statusCode());
        assertEquals("{\"status\":\"forbidden\"}\n", metrics.body());
        assertEquals("{\"status\":\"live\"}\n", get("/-/live").body());
    }

    @Test
    void metricsFollowTheTextFormat() throws Exception {
        HttpResponse<String> answer = get("/-/metrics");
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse("").replaceAll("; *", "; "));
        Set<String> typed = new HashSet<>();
        for (String line : answer.body().split("\n")) {
            if (line.startsWith("# TYPE ")) {
                assertTrue(typed.add(line.split(" ")[2]), "twice: " + line);
            } else if (!line.startsWith("# HELP ")) {
                Matcher sample = SAMPLE.matcher(line);
                assertTrue(sample.matches(), line);
                String family = sample.group(1).replaceFirst("_(bucket|sum|count)$", "");
                assertTrue(typed.contains(family) || typed.contains(sample.group(1)), line);
                assertTrue(family.startsWith("roundup_"), line);
            }
        }
        assertTrue(answer.body().endsWith("\n"));
    }

    @Test
    void requestsAreCountedByFaceAndStatus() throws Exception {
        ApiClient client = new ApiClient(served);
        String before = get("/-/metrics").body();
        for (int i = 0; i < 3; i++) {
            client.send("GET", "rest/data/status/1", client.headers("admin"), null);
        }
        client.send("GET", "rest/data/status/99", client.headers("admin"), null);
        get("/demo/index");
        get("/demo/nosuchpage");
        String after = get("/-/metrics").body();
        assertGrown(3, "roundup_http_requests_total{face=\"rest\",status=\"2xx\"}", before, after);
        assertGrown(1, "roundup_http_requests_total{face=\"rest\",status=\"4xx\"}", before, after);
        assertGrown(1, "roundup_http_requests_total{face=\"page\",status=\"2xx\"}", before, after);
        assertGrown(4, "roundup_http_request_duration_seconds_count{face=\"rest\"}", before, after);
        assertGrown(4, "roundup_http_request_duration_seconds_bucket{face=\"rest\",le=\"+Inf\"}", before, after);
        double kept = value(after, "roundup_cache_lookups_total{cache=\"document\",result=\"hit\",tracker=\"demo\"}");
        assertTrue(kept >= 1, "the status was kept");
        assertEquals(3, value(after, "roundup_database_connections_max{tracker=\"demo\"}"));
        assertEquals(0, value(after, "roundup_outbox_messages{state=\"dead\",tracker=\"demo\"}"));
        assertEquals(0, value(after, "roundup_sessions{tracker=\"demo\"}"));
        assertEquals(0, value(after, "roundup_mails_total{result=\"taken\",tracker=\"demo\"}"));
    }

    private static void assertGrown(double by, String sample, String before, String after) {
        assertEquals(by, value(after, sample) - value(before, sample), sample);
    }

    @Test
    void aDatabaseThatHangsMakesTheNodeUnready() throws Exception {
        readyOnce(answer -> answer.statusCode() == 200);
        List<SqlSession> all = new ArrayList<>();
        try {
            for (int i = 0; i < Integer.parseInt(POOL_SIZE); i++) {
                all.add(served.tracker().store().newSession());
            }
            HttpResponse<String> answer = readyOnce(each -> each.statusCode() == 503);
            assertTrue(answer.body().contains("It takes too long to answer."), answer.body());
            String metrics = get("/-/metrics").body();
            assertEquals(0, value(metrics, "roundup_tracker_ready{tracker=\"demo\"}"));
            assertEquals(3, value(metrics, "roundup_database_connections{state=\"active\",tracker=\"demo\"}"));
            assertTrue(value(metrics, "roundup_database_waiting{tracker=\"demo\"}") > 0);
            assertEquals(200, get("/-/live").statusCode());
        } finally {
            all.forEach(SqlSession::close);
        }
        readyOnce(answer -> answer.statusCode() == 200);
    }

    @Test
    void aFolderThatIsGoneMakesTheNodeUnready() throws Exception {
        readyOnce(answer -> answer.statusCode() == 200);
        Path database = served.home().resolve("db");
        Path away = served.home().resolve("away");
        Files.move(database, away);
        try {
            readyOnce(answer -> answer.statusCode() == 503);
        } finally {
            Files.move(away, database);
        }
        readyOnce(answer -> answer.statusCode() == 200);
    }

    @Test
    void brokenScriptsAreToldButDoNotKeepTheNodeFromServing() throws Exception {
        Path schema = served.home().resolve("schema.groovy");
        String right = Files.readString(schema);
        Files.writeString(schema, right + "\n)");
        try {
            HttpResponse<String> answer =
                    readyOnce(each -> each.body().contains("Changed scripts are broken; those before are in use."));
            assertEquals(200, answer.statusCode());
            assertEquals(1, value(get("/-/metrics").body(), "roundup_scripts_broken{tracker=\"demo\"}"));
        } finally {
            Files.writeString(schema, right);
        }
        readyOnce(answer -> !answer.body().contains("broken"));
    }

    @Test
    void beansSayTheSame() throws Exception {
        readyOnce(answer -> answer.statusCode() == 200);
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName node = new ObjectName("org.roundup:type=Node,context=\"/\"");
        assertEquals(true, beans.getAttribute(node, "Ready"));
        assertEquals(0, ((String[]) beans.getAttribute(node, "Problems")).length);
        for (int asked = 0; asked < 100 && (long) beans.getAttribute(node, "Requests") == 0; asked++) {
            get("/-/live");
        }
        assertTrue((long) beans.getAttribute(node, "Requests") > 0, "they count when they have been answered");
        ObjectName tracker = new ObjectName("org.roundup:type=Tracker,context=\"/\",name=\"demo\"");
        assertEquals(true, beans.getAttribute(tracker, "Ready"));
        assertEquals(0L, beans.getAttribute(tracker, "OutboxDead"));
        assertTrue((int) beans.getAttribute(tracker, "IdleConnections") >= 0);
        served = served.restart();
        assertTrue(beans.isRegistered(tracker), "beans go and come with their server");
        assertEquals(true, beans.getAttribute(tracker, "Ready"));
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create(served.origin() + "/-/ready"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertEquals(
                405, HTTP.send(post, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
}
