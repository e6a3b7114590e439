package org.roundup.store.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The MariaDB server of tests: the one that the environment variable {@value #VARIABLE} names by a JDBC URL such as
 * {@code jdbc:mariadb://127.0.0.1:3306/?user=root}, else one that is started if the programs are installed. Without
 * either, tests are skipped and say so.
 */
public final class MariaServer {

    private static final String VARIABLE = "ROUNDUP_TEST_MARIADB";
    private static final Optional<String> URL = find();

    private MariaServer() {}

    /** URL of the server, on which databases may be created. */
    public static String url() {
        if (URL.isEmpty()) {
            String reason =
                    "MariaDB is not tested: mariadbd is not installed, and " + VARIABLE + " does not name a server";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return URL.get();
    }

    private static Optional<String> find() {
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Optional.of(named);
        }
        Optional<Path> server = program("mariadbd");
        Optional<Path> installer = program("mariadb-install-db");
        return server.isPresent() && installer.isPresent()
                ? Optional.of(start(server.get(), installer.get()))
                : Optional.empty();
    }

    private static Optional<Path> program(String name) {
        String path = System.getenv("PATH") + ":/usr/sbin";
        return Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String start(Path server, Path installer) {
        try {
            Path data = Files.createTempDirectory("roundup-mariadb");
            String user = System.getProperty("user.name");
            run(
                    installer.toString(),
                    "--no-defaults",
                    "--datadir=" + data,
                    "--user=" + user,
                    "--auth-root-authentication-method=normal");
            int port = freePort();
            Process process = new ProcessBuilder(
                            server.toString(),
                            "--no-defaults",
                            "--datadir=" + data,
                            "--user=" + user,
                            "--bind-address=127.0.0.1",
                            "--port=" + port,
                            "--socket=" + data.resolve("socket"),
                            "--pid-file=" + data.resolve("pid"),
                            "--innodb-flush-log-at-trx-commit=0",
                            "--innodb-flush-method=nosync",
                            "--innodb-fast-shutdown=3",
                            "--sync-frm=0")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            String url = "jdbc:mariadb://127.0.0.1:" + port + "/?user=root";
            await(url, process);
            return url;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(error);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + " fails with " + process.exitValue());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(String url, Process process) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                DriverManager.getConnection(url).close();
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("mariadbd does not answer", notYet);
                }
                Thread.sleep(100);
            }
        }
    }
}
