package org.roundup.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The JAR's own server. */
class JarServerIT extends DeployedContract {
    private static ServerProcess server;
    private static URI base;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        base = URI.create("http://127.0.0.1:" + port + "/");
        List<String> command = Artifacts.jarCommand(
                "server",
                "-u",
                "root",
                "-n",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-C",
                TestHomes.make(folder).toString());
        server = ServerProcess.start(folder, Map.of(), command, base);
    }

    @AfterAll
    static void stop() throws InterruptedException, IOException {
        if (server != null) {
            assertEquals(0, server.stop(), "a server that is told to end does so without an error");
            String log = server.log();
            assertTrue(log.startsWith("Roundup server started on 127.0.0.1:" + base.getPort()), log);
            assertTrue(!log.contains("WARN"), log);
        }
    }

    @Override
    URI base() {
        return base;
    }
}
