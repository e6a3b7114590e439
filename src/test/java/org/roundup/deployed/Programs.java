package org.roundup.deployed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Programs of the machine that tests run. */
final class Programs {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Programs() {}

    /** Whether programs can be run, by root; says so if not. */
    static boolean areThere(String... names) {
        for (String name : names) {
            try {
                if (new ProcessBuilder("sh", "-c", "command -v " + name + " >/dev/null")
                                .start()
                                .waitFor()
                        != 0) {
                    System.out.println("SKIPPED: " + name + " is not installed (Debian: apt-get install postfix "
                            + "dovecot-imapd dovecot-pop3d dovecot-lmtpd)");
                    return false;
                }
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        }
        if (!System.getProperty("user.name").equals("root")) {
            System.out.println("SKIPPED: real mail servers are started by root only");
            return false;
        }
        return true;
    }

    /** Runs a program to its end, which has to be a good one. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(List.of(command) + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }

    static void awaitPort(int port, Supplier<String> log) throws InterruptedException {
        await(log, () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** Waits until something is so. */
    static void await(Supplier<String> log, Callable<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (Exception notYet) {
                last = notYet;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("It did not happen: " + log.get(), last);
    }
}
