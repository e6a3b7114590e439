package org.roundup.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program that is told of changes: keeps what it was sent, and answers as it was told to. */
final class Receiver implements AutoCloseable {

    /** A post that has come in. */
    record Post(String path, Map<String, List<String>> headers, byte[] body) {

        String header(String name) {
            return headers.get(name).get(0);
        }

        JsonObject json() {
            return Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))
                    .readObject();
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private volatile Runnable before = () -> {};

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        before.run();
        posts.add(new Post(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
        int status;
        synchronized (statuses) {
            status = statuses.isEmpty() ? 200 : statuses.poll();
        }
        byte[] answer = ("answer " + status).getBytes(StandardCharsets.UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", url("/elsewhere"));
        }
        exchange.sendResponseHeaders(status, status == 204 ? -1 : answer.length);
        if (status != 204) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    /** The next answers; after them, and if there are none, 200. */
    void answers(Integer... next) {
        synchronized (statuses) {
            statuses.addAll(List.of(next));
        }
    }

    /** What is done before each answer. */
    void before(Runnable step) {
        before = step;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    List<Post> posts() {
        return posts;
    }

    void reset() {
        posts.clear();
        before = () -> {};
        synchronized (statuses) {
            statuses.clear();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
