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
    private String offered(String... words) throws IOException, InterruptedException {
        boolean bash = Files.isExecutable(Path.of("/bin/bash"));
        if (!bash) {
            System.out.println("Skipped: the completion script needs /bin/bash to be tested");
        }
        Assumptions.assumeTrue(bash);
        String script = AdminRun.ok("completion") + "COMP_WORDS=(" + String.join(" ", words) + ")\nCOMP_CWORD="
                + (words.length - 1) + "\n_roundup_admin\necho \"${COMPREPLY[@]}\"\n";
        Process process = new ProcessBuilder("/bin/bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.strip();
    }

    @Test
    void commandsAndClassesAreOffered() throws IOException, InterruptedException {
        String home = folder.resolve("t").toString();
        AdminRun.ok("-i", home, "install", "minimal", "sqlite");
        assertEquals("readline reindex restore retire", offered("roundup-admin", "re"));
        assertEquals(
                "pack perftest", offered("roundup", "admin", "-i", home, "p").substring(0, 13));
        assertEquals("user", offered("roundup-admin", "-i", home, "list", "u"));
        assertEquals("user", offered("roundup", "admin", "-i", home, "-c", "table", "us"));
        assertEquals("set", offered("roundup-admin", "help", "set"));
    }
}
