package org.roundup.mail.pgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The program gpg with a folder of keys of its own. */
final class Gpg implements AutoCloseable {

    private final Path home;

    Gpg(Path home) throws IOException {
        this.home = Files.createDirectories(
                home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Whether the program is there; says so if it is not. */
    static boolean isThere() {
        try {
            return new ProcessBuilder("gpg", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            System.out.println("SKIPPED: gpg is not installed (Debian: apt-get install gnupg)");
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Path home() {
        return home;
    }

    /** Makes a key without passphrase. */
    void key(String user, String algorithm, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--passphrase", "", "--quick-gen-key", user, algorithm, "default"));
        arguments.add(more.length > 0 ? "1y" : "never");
        run("", arguments.toArray(String[]::new));
    }

    String sign(String text, String user, String... more) {
        return run(text, with(more, "--local-user", user, "--armor", "--detach-sign"));
    }

    String encrypt(String text, String to) {
        return run(text, "--armor", "--encrypt", "-r", to);
    }

    String encryptAndSign(String text, String to, String user) {
        return run(text, "--armor", "--encrypt", "--sign", "-r", to, "--local-user", user);
    }

    private static String[] with(String[] more, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(more));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    /** Runs the program; what it says on standard error is part of the failure. */
    String run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "gpg",
                "--homedir",
                home.toString(),
                "--batch",
                "--no-tty",
                "--quiet",
                "--pinentry-mode",
                "loopback",
                "--trust-model",
                "always"));
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile("gpg", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process));
            process.getOutputStream().write(input.getBytes(StandardCharsets.ISO_8859_1));
            process.getOutputStream().close();
            String text = new String(output.join(), StandardCharsets.ISO_8859_1);
            String complaints = Files.readString(errors);
            Files.delete(errors);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + complaints);
            }
            return text;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] read(Process process) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            process.getInputStream().transferTo(all);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return all.toByteArray();
    }

    /** Ends the agent of this folder. */
    @Override
    public void close() throws IOException {
        try {
            new ProcessBuilder("gpgconf", "--homedir", home.toString(), "--kill", "all")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
