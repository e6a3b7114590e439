package org.roundup.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.ConfigDraft;
import org.roundup.tracker.config.ConfigWriter;
import org.roundup.tracker.home.Initialiser;
import org.roundup.tracker.home.Installer;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;

/** The tracker among mail servers as people have them: Postfix hands mail to it, Dovecot keeps what people get. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealMailIT {

    @TempDir
    static Path folder;

    private static HttpServer oauth;
    private static Dovecot dovecot;
    private static Postfix postfix;
    private static Path home;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(
                Programs.areThere("postfix", "dovecot", "openssl"),
                "Postfix and Dovecot are not installed, or not ours");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        oauth = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        oauth.createContext("/introspect", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean fresh = URLDecoder.decode(form, StandardCharsets.UTF_8).contains("fresh-token");
            answer(exchange, fresh ? "{\"active\":true,\"username\":\"issue_tracker\"}" : "{\"active\":false}");
        });
        oauth.createContext(
                "/token",
                exchange -> answer(exchange, "{\"access_token\":\"fresh-token\",\"refresh_token\":\"next\"}"));
        oauth.start();
        dovecot = new Dovecot(folder.resolve("dovecot"), url("/introspect"));
        home = folder.resolve("home");
        Path jar = Files.copy(Artifacts.jar(), folder.resolve("roundup.jar"));
        Path pipe = folder.resolve("pipe.sh");
        postfix = new Postfix(folder.resolve("postfix"), pipe.toString(), dovecot.lmtp);
        install();
        Files.createDirectories(folder.resolve("cache"));
        Files.writeString(
                pipe,
                "exec " + System.getProperty("java.home") + "/bin/java -Droundup.cache=" + folder + "/cache -jar " + jar
                        + " mailgw " + home + "\n");
        Programs.run("chown", "-R", Dovecot.OWNER, home.toString(), folder + "/cache");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + oauth.getAddress().getPort() + path;
    }

    private static void install() {
        TrackerHome made = new TrackerHome(home);
        Map<String, String> settings = Map.of(
                "tracker_web", "http://tracker.example/",
                "mail_domain", "tracker.example",
                "mail_host", "127.0.0.1",
                "mail_port", String.valueOf(postfix.port));
        try (TemplateSets sets = TemplateSets.find(null, null, Path.of("tracker-templates"))) {
            new Installer(sets).install(made, sets.find("classic").orElseThrow(), "sqlite", settings);
        }
        new Initialiser(made).initialise("secret");
        try (Tracker tracker = Tracker.open("real", home)) {
            tracker.run("admin", db -> {
                for (String name : List.of("alice", "bob")) {
                    db.getclass("user")
                            .create(Map.of("username", name, "address", name + "@example.org", "roles", "User"));
                }
            });
        }
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (postfix != null) {
            postfix.close();
        }
        if (dovecot != null) {
            dovecot.close();
        }
        if (oauth != null) {
            oauth.stop(0);
        }
    }

    /** The messages of the issue with that title, in their order; none if there is no such issue. */
    private static List<String> messages(String title) {
        try (Tracker tracker = Tracker.open("look", home);
                Database db = tracker.open("admin")) {
            List<String> contents = new ArrayList<>();
            for (String issue : db.getclass("issue").stringFind(Map.of("title", title))) {
                for (Object message : (List<?>) db.getclass("issue").get(issue, "messages")) {
                    contents.add((String) db.getclass("msg").get(message.toString(), "content"));
                }
            }
            return contents;
        }
    }

    private static Store mailbox(String user) throws MessagingException {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", dovecot.imap, user, "secret");
        return store;
    }

    /** The newest mail that somebody has got. */
    private static Message awaitMail(Store store) throws InterruptedException, MessagingException {
        Folder inbox = store.getFolder("INBOX");
        Programs.await(() -> postfix.log() + dovecot.log(), () -> {
            if (inbox.isOpen()) {
                inbox.close();
            }
            inbox.open(Folder.READ_ONLY);
            return inbox.getMessageCount() > 0;
        });
        return inbox.getMessage(inbox.getMessageCount());
    }

    /** Hands a mail to a server by SMTP or LMTP. */
    private static void send(int port, String hello, String from, String to, String mail) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            expect(in, "220");
            for (String line : List.of(
                    hello + " test",
                    "MAIL FROM:<" + from + ">",
                    "RCPT TO:<" + to + ">",
                    "DATA",
                    mail.replace("\n", "\r\n") + "\r\n.",
                    "QUIT")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                expect(in, line.equals("DATA") ? "354" : "2");
            }
        }
    }

    private static void expect(BufferedReader in, String code) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        assertTrue(line != null && line.startsWith(code), line);
    }

    private static void submit(String from, String mail) throws IOException {
        send(postfix.port, "EHLO", from, "issue_tracker@tracker.example", mail);
    }

    private static void deliver(String subject, String box) throws IOException {
        send(
                dovecot.lmtp,
                "LHLO",
                "alice@example.org",
                "issue_tracker" + box + "@tracker.example",
                "From: alice@example.org\nSubject: " + subject + "\nMessage-Id: <" + subject + "@x>\n\ntext");
    }

    private static int mailgw(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Artifacts.jarCommand());
        command.addAll(
                1,
                List.of(
                        "-Djavax.net.ssl.trustStore=" + dovecot.trustStore(),
                        "-Djavax.net.ssl.trustStorePassword=changeit"));
        command.add("mailgw");
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Test
    @Order(1)
    void aMailByPostfixOpensAnIssueAndTheAnswerFindsIt() throws Exception {
        submit(
                "alice@example.org",
                "From: Alice <alice@example.org>\nTo: issue_tracker@tracker.example\n"
                        + "Subject: Printer on fire [nosy=bob]\nMessage-Id: <first@example.org>\n\nIt burns.");
        try (Store bobs = mailbox("bob")) {
            Message notice = awaitMail(bobs);
            assertEquals("[issue1] Printer on fire", notice.getSubject());
            submit(
                    "bob@example.org",
                    "From: bob@example.org\nTo: issue_tracker@tracker.example\nSubject: Re: " + notice.getSubject()
                            + "\nIn-Reply-To: " + notice.getHeader("Message-Id")[0] + "\n\nUse water.");
        }
        try (Store alices = mailbox("alice")) {
            Message answer = awaitMail(alices);
            assertTrue(answer.getContent().toString().contains("Use water."));
            assertEquals("<first@example.org>", answer.getHeader("In-Reply-To")[0]);
        }
        assertEquals(List.of("It burns.", "Use water."), messages("Printer on fire"));
        assertTrue(!postfix.log().contains("status=deferred"), postfix.log());
    }

    @Test
    @Order(2)
    void aMailWaitsAtPostfixWhileTheTrackerIsBroken() throws Exception {
        Path config = home.resolve("config.ini");
        String good = Files.readString(config);
        Files.writeString(config, good.replace("backend = sqlite", "backend = nonsense"));
        submit("alice@example.org", "From: alice@example.org\nSubject: be patient\n\ntext");
        Programs.await(postfix::log, () -> postfix.log().contains("status=deferred"));
        Files.writeString(config, good);
        Programs.await(postfix::log, () -> messages("be patient").equals(List.of("text")));
    }

    @Test
    @Order(3)
    void allKindsOfMailboxesAreEmptied() throws Exception {
        String at = "issue_tracker:secret@127.0.0.1:";
        deliver("by-apop", "");
        assertEquals(0, mailgw(home.toString(), "apop", at + dovecot.pop));
        deliver("by-pops", "");
        assertEquals(0, mailgw(home.toString(), "pops", at + dovecot.pops));
        deliver("by-imaps", "+Tracker");
        assertEquals(0, mailgw(home.toString(), "imaps", at + dovecot.imaps, "Tracker"));
        deliver("by-cram", "");
        assertEquals(0, mailgw(home.toString(), "imaps_cram", at + dovecot.imaps));
        Path tokens = Files.createDirectories(folder.resolve("oauth"));
        for (String name : List.of("access_token", "refresh_token", "client_id", "client_secret")) {
            Files.writeString(tokens.resolve(name), "old");
        }
        deliver("by-oauth", "");
        assertEquals(
                0,
                mailgw(
                        "-O",
                        tokens.toString(),
                        "-T",
                        url("/token"),
                        home.toString(),
                        "imaps_oauth",
                        "issue_tracker@127.0.0.1:" + dovecot.imaps));
        assertEquals(
                "fresh-token", Files.readString(tokens.resolve("access_token")).strip());
        for (String kind : List.of("by-apop", "by-pops", "by-imaps", "by-cram", "by-oauth")) {
            assertEquals(List.of("text"), messages(kind), dovecot::log);
        }
        try (Store store = mailbox("issue_tracker")) {
            assertEquals(0, store.getFolder("INBOX").getMessageCount());
            assertEquals(0, store.getFolder("Tracker").getMessageCount());
        }
        assertTrue(dovecot.log().contains("method=APOP") && dovecot.log().contains("method=XOAUTH2"), dovecot.log());
        assertEquals(1, mailgw(home.toString(), "imaps", at.replace("secret", "wrong") + dovecot.imaps));
    }

    @Test
    @Order(4)
    void theServerTakesMailAsSoonAsItComesAndOutlivesTheMailServer() throws Exception {
        ConfigDraft draft = new ConfigDraft();
        Path config = home.resolve("config.ini");
        draft.setAll(config);
        draft.set("mailgw_source", "imap issue_tracker:secret@127.0.0.1:" + dovecot.imap);
        draft.set("mailgw_source_interval", "600");
        ConfigWriter.write(draft, config);
        int port = ServerProcess.freePort();
        List<String> command = Artifacts.jarCommand(
                "server", "-u", "root", "-n", "127.0.0.1", "-p", String.valueOf(port), "real=" + home);
        deliver("before-the-start", "");
        try (ServerProcess server =
                ServerProcess.start(folder, Map.of(), command, URI.create("http://127.0.0.1:" + port + "/real/"))) {
            Programs.await(dovecot::log, () -> messages("before-the-start").equals(List.of("text")));
            deliver("while-it-waits", "");
            Programs.await(dovecot::log, () -> messages("while-it-waits").equals(List.of("text")));
            dovecot.stop();
            dovecot.start();
            deliver("after-the-break", "");
            Programs.await(dovecot::log, () -> messages("after-the-break").equals(List.of("text")));
            assertEquals(0, server.stop());
        }
    }
}
