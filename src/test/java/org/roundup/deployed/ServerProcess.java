package org.roundup.deployed;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. Its output goes to the file {@code server.log} of its folder. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final int STOP_SECONDS = 30;
    private static final String READY = "status 200";

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a server and waits until it answers. It is not asked before it has said something, so that what it says of
     * its start comes before what it says of requests.
     *
     * @param folder where it runs and writes its log
     * @param ready what it answers with 200 once it is ready
     */
    static ServerProcess start(Path folder, Map<String, String> environment, List<String> command, URI ready)
            throws IOException, InterruptedException {
        Path log = folder.resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start(), log);
        try {
            server.await(ready);
        } catch (IOException | RuntimeException | InterruptedException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Waits until the server answers with 200. */
    void await(URI ready) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(30)).build();
        long end = System.nanoTime() + START.toNanos();
        String last = "no answer";
        while (process.isAlive() && System.nanoTime() < end) {
            if (Files.size(log) > 0) {
                last = answer(client, request);
                if (last.equals(READY)) {
                    return;
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(ready + ": " + last + "\n" + Files.readString(log));
    }

    private static String answer(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return "status " + client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What the server has said. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Tells the server to end and waits for that; one that does not listen is killed. */
    int stop() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
