package org.roundup.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.store.engine.PostgresEngine;

/** The WAR on WildFly, whose CDI it uses; set up by the scripts of deploy/wildfly. */
class WildFlyIT extends ServerLoginContract {
    private static ServerProcess server;
    private static URI base;
    private static PostgresEngine database;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        int management = ServerProcess.freePort();
        base = URI.create("http://127.0.0.1:" + port + "/roundup/");
        database = new PostgresEngine();
        Path home = Artifacts.server("wildfly");
        Path standalone = folder.resolve("standalone");
        copy(home.resolve("standalone"), standalone);
        Files.writeString(
                standalone.resolve("configuration/application-users.properties"),
                "#$REALM_NAME=ApplicationRealm$\n" + USER + "=" + digest(USER + ":ApplicationRealm:" + PASSWORD)
                        + "\n");
        List<String> command = List.of(
                "sh",
                home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + standalone,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + ServerProcess.freePort(),
                "-Djboss.management.http.port=" + management);
        Path trackers = TestHomes.make(folder, database, "java:jboss/datasources/Roundup");
        server = ServerProcess.start(folder, Map.of(), command, base.resolve("/"));
        configure(folder, home.resolve("bin/jboss-cli.sh"), management, trackers);
        server.await(base);
    }

    /** Runs the scripts of the documentation, with the places of this machine. */
    private static void configure(Path folder, Path cli, int management, Path trackers)
            throws IOException, InterruptedException {
        Path driver = Files.copy(Artifacts.postgresDriver(), folder.resolve("postgresql.jar"));
        String script = (Files.readString(Path.of("deploy/wildfly/datasource.cli"))
                        + Files.readString(Path.of("deploy/wildfly/roundup.cli")))
                .replace("/opt/roundup/roundup.war", Artifacts.war().toString())
                .replace("/opt/roundup/postgresql.jar", driver.toString())
                .replace("/etc/roundup/server.ini", trackers.toString())
                .replace("jdbc:postgresql://localhost:5432/roundup", database.jdbcUrl())
                .replace("--user-name=roundup", "--user-name=postgres");
        Path file = Files.writeString(folder.resolve("script.cli"), script);
        ProcessBuilder builder = new ProcessBuilder(
                "sh", cli.toString(), "--connect", "--controller=127.0.0.1:" + management, "--file=" + file);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    /** The form in which the server's file of users has passwords. */
    private static String digest(String text) throws IOException {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.stop();
        }
        database.close();
    }

    @Override
    URI base() {
        return base;
    }
}
