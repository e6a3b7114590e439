package org.roundup.cli.admin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionScriptTest {

    @TempDir
    Path folder;

    /** What bash would offer for the last of these words. */
    private static String offeredByBash(String... words) throws IOException, InterruptedException {
        return run(
                "/bin/bash",
                AdminRun.ok("completion") + "COMP_WORDS=(" + String.join(" ", words) + ")\nCOMP_CWORD="
                        + (words.length - 1) + "\n_roundup_admin\necho \"${COMPREPLY[@]}\"\n");
    }

    /** What fish would offer for the last word of a line, without explanations. */
    private static String offeredByFish(String line) throws IOException, InterruptedException {
        String script = AdminRun.ok("completion", "fish") + "complete -C \"" + line + "\"\n";
        return String.join(" ", run("/usr/bin/fish", script).split("\\s+"));
    }

    private static String run(String shell, String script) throws IOException, InterruptedException {
        boolean installed = Files.isExecutable(Path.of(shell));
        if (!installed) {
            System.out.println("Skipped: the completion script needs " + shell + " to be tested");
        }
        Assumptions.assumeTrue(installed);
        Process process = new ProcessBuilder(shell, "-c", script)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.strip();
    }

    private String install() {
        String home = folder.resolve("t").toString();
        AdminRun.ok("-i", home, "install", "minimal", "sqlite");
        return home;
    }

    @Test
    void bashOffersCommandsAndClasses() throws IOException, InterruptedException {
        String home = install();
        assertEquals("readline reindex restore retire", offeredByBash("roundup-admin", "re"));
        assertEquals("pack perftest pragma pgp", offeredByBash("roundup", "admin", "-i", home, "p"));
        assertEquals("user", offeredByBash("roundup-admin", "-i", home, "list", "u"));
        assertEquals("user", offeredByBash("roundup", "admin", "-i", home, "-c", "table", "us"));
        assertEquals("set", offeredByBash("roundup-admin", "help", "set"));
    }

    @Test
    void fishOffersCommandsAndClasses() throws IOException, InterruptedException {
        String home = install();
        assertEquals("readline reindex restore retire", offeredByFish("roundup-admin re"));
        assertEquals("pack perftest pgp pragma", offeredByFish("roundup-admin -u list -i " + home + " p"));
        assertEquals("user", offeredByFish("roundup-admin -i " + home + " list u"));
        assertEquals("user", offeredByFish("roundup-admin -i " + home + " -c table "));
        assertEquals("", offeredByFish("roundup-admin -i " + home + " set user "));
        assertEquals("set", offeredByFish("roundup-admin -i " + home + " help set"));
    }
}
