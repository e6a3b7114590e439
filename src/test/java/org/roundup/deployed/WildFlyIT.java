package org.roundup.deployed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

/** The WAR on WildFly, whose CDI it uses; its trackers come by an environment variable. */
class WildFlyIT extends ServerLoginContract {
    private static ServerProcess server;
    private static URI base;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        base = URI.create("http://127.0.0.1:" + port + "/roundup/");
        Path home = Artifacts.server("wildfly");
        Path standalone = folder.resolve("standalone");
        copy(home.resolve("standalone"), standalone);
        Files.writeString(
                standalone.resolve("configuration/application-users.properties"),
                "#$REALM_NAME=ApplicationRealm$\n" + USER + "=" + digest(USER + ":ApplicationRealm:" + PASSWORD)
                        + "\n");
        Files.copy(Artifacts.war(), standalone.resolve("deployments/roundup.war"));
        List<String> command = List.of(
                "sh",
                home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + standalone,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + ServerProcess.freePort(),
                "-Djboss.management.http.port=" + ServerProcess.freePort());
        Map<String, String> environment =
                Map.of("ROUNDUP_CONFIG", TestHomes.make(folder).toString());
        server = ServerProcess.start(folder, environment, command, base);
    }

    /** The form in which the server's file of users has passwords. */
    private static String digest(String text) throws IOException {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
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
    }

    @Override
    URI base() {
        return base;
    }
}
