package org.roundup.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.TrackerCopies;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.tracker.Tracker;
import org.roundup.web.api.Standing;

/** Streams show that they live, end after a while, and are not too many: with limits that tests can wait for. */
class StreamLimitsTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    static Path folder;

    private static TrackerCopies copies;
    private static Tracker tracker;
    private static Tomcat tomcat;

    /** What answers the next requests. */
    private static volatile EventStreams streams;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void serve() throws LifecycleException {
        copies = new TrackerCopies(folder);
        tracker = copies.with(List.of());
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.resolve("server").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        Wrapper servlet = Tomcat.addServlet(context, "listen", new Listen());
        servlet.setAsyncSupported(true);
        servlet.addMapping("/*");
        tomcat.start();
    }

    @AfterAll
    static void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        copies.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        streams.end();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Listens in the name of the user of the path. */
    private static final class Listen extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String user = request.getRequestURI().substring(1);
            if (streams.hasRoomFor(user)) {
                Subscription all = new Subscription(Standing.of(user), List.of("user"), place(), Set.of(), null);
                streams.open(request, response, all);
            } else {
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }

    private static Cursor place() {
        return tracker.call("admin", db -> ChangeLog.latest(db.session()));
    }

    private static void limits(Duration heartbeat, Duration longest, int most, int mostOfUser, int mostOfAnonymous) {
        streams = new EventStreams(
                tracker, new StreamLimits(SOON, heartbeat, SOON, longest, most, mostOfUser, mostOfAnonymous));
        streams.start();
    }

    private BufferedReader listen(String user) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort());
        sockets.add(socket);
        socket.setSoTimeout(30_000);
        String head = "GET /" + user + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads up to a line; null if the stream ends before. */
    private static String next(BufferedReader in, String start) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        return null;
    }

    private boolean isAccepted(String user) throws IOException {
        BufferedReader in = listen(user);
        boolean accepted = next(in, "HTTP/1.1").contains("200");
        if (accepted) {
            next(in, "id: ");
        }
        return accepted;
    }

    @Test
    void aStreamShowsThatItLivesWhileNothingHappens() throws IOException {
        limits(SOON, NEVER, 100, 10, 10);
        BufferedReader in = listen("alice");
        next(in, "id: ");
        assertEquals(":", next(in, ":"));
        assertEquals(":", next(in, ":"));
        tracker.run("admin", db -> db.getclass("keyword").create(Map.of("name", "told")));
        assertTrue(next(in, "data: ").contains("keyword"), "it still tells of what happens");
        assertEquals(":", next(in, ":"));
    }

    @Test
    void aStreamEndsAfterAWhileAndLosesNothing() throws IOException {
        limits(NEVER, Duration.ofMillis(300), 100, 10, 10);
        BufferedReader in = listen("alice");
        assertTrue(next(in, "id: ").length() > 4);
        assertNull(next(in, "data: "), "it ends by itself, properly");
        assertTrue(isAccepted("alice"), "and its client may come again");
    }

    @Test
    void aUserListensOnlySoOftenAndAnonymousToo() throws IOException {
        limits(NEVER, NEVER, 100, 2, 3);
        for (String user : List.of("alice", "bob")) {
            assertTrue(isAccepted(user));
            assertTrue(isAccepted(user));
            assertFalse(isAccepted(user), "one more of " + user);
        }
        for (int i = 0; i < 3; i++) {
            assertTrue(isAccepted("anonymous"));
        }
        assertFalse(isAccepted("anonymous"));
    }

    @Test
    void thereAreOnlySoManyStreamsOfAll() throws IOException {
        limits(NEVER, NEVER, 3, 2, 2);
        for (String user : List.of("alice", "alice", "bob")) {
            assertTrue(isAccepted(user), user);
        }
        assertFalse(isAccepted("admin"));
    }

    @Test
    void whoHasGoneMakesRoomAtTheNextHeartbeats() throws Exception {
        limits(SOON, NEVER, 100, 1, 1);
        assertTrue(isAccepted("alice"));
        assertFalse(isAccepted("alice"));
        sockets.get(0).close();
        for (int i = 0; i < 500 && !streams.hasRoomFor("alice"); i++) {
            Thread.sleep(20);
        }
        assertTrue(isAccepted("alice"));
    }
}
