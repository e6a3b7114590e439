package org.roundup.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code roundup demo}, as somebody tries it: looks around, logs in, stops, comes back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {

    @TempDir
    static Path folder;

    private static ServerProcess demo;
    private static int port;

    @BeforeAll
    static void tryIt() throws IOException, InterruptedException {
        port = ServerProcess.freePort();
        demo = start(port, "-p", Integer.toString(port));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        demo.close();
    }

    private static ServerProcess start(int expectedPort, String... more) throws IOException, InterruptedException {
        List<String> command =
                Artifacts.jarCommand("demo", folder.resolve("home").toString());
        command.addAll(List.of(more));
        return ServerProcess.start(folder, Map.of(), command, address(expectedPort));
    }

    private static URI address(int at) {
        return URI.create("http://localhost:" + at + "/demo/");
    }

    private static Document page(HttpClient client, URI address) throws IOException, InterruptedException {
        return Jsoup.parse(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body());
    }

    @Test
    @Order(1)
    void tellsWhereItIsAndHowToLogIn() throws IOException {
        String log = demo.log();
        assertTrue(log.contains("Open   " + address(port)), log);
        assertTrue(log.contains("demo / demo"), log);
        assertTrue(log.contains("Stop"), log);
    }

    @Test
    @Order(2)
    void hasALifelikeTrackerBehindItsLogin() throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Document home = page(client, address(port));
        assertTrue(home.select("table.list tbody tr[data-href]").size() > 10, home.text());
        String form = Map.of(
                        "@action", "Login",
                        "__login_name", "demo",
                        "__login_password", "demo",
                        "@csrf", home.select("input[name=@csrf]").attr("value"))
                .entrySet()
                .stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        client.send(
                HttpRequest.newBuilder(address(port))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        Document all = page(client, address(port).resolve("issue?@columns=id,title&@pagesize=100"));
        assertTrue(all.text().contains("Logged in as demo"), all.text());
        assertEquals(60, all.select("table.list tbody tr[data-href]").size());
    }

    @Test
    @Order(3)
    void comesBackWithItsDataAndFindsAnotherPortIfSomebodyTookIt() throws IOException, InterruptedException {
        assertEquals(0, demo.stop());
        int next = port + 100;
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            demo = start(next);
            String log = demo.log();
            assertTrue(log.contains("Port " + taken.getLocalPort() + " is already in use"), log);
            assertTrue(!log.contains("Making a"), log);
            assertTrue(log.contains("Open   " + address(next)), log);
        }
    }
}
