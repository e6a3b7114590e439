package org.roundup.cli.admin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports an export directory of a classic tracker that the property or variable names, and exports it again. */
class LargeTransferTest {

    private static final String PROPERTY = "roundup.test.export";
    private static final String VARIABLE = "ROUNDUP_TEST_EXPORT";

    @TempDir
    Path folder;

    @Test
    void whatAnotherProgramExportedComesOutAgain() throws IOException {
        String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        if (named == null) {
            System.out.println("Skipped: no export directory is named by -D" + PROPERTY + " or " + VARIABLE);
        }
        Assumptions.assumeTrue(named != null);
        String home = folder.resolve("t").toString();
        AdminRun.ok(
                "-i",
                home,
                "install",
                "classic",
                "sqlite",
                "tracker_web=http://localhost/t/,mail_domain=localhost,mail_host=localhost");
        AdminRun.ok("-i", home, "initialise", "sekrit");
        AdminRun run = AdminRun.of("-i", home, "import", named);
        assertEquals("", run.err());
        assertEquals(0, run.exit());
        Path out = folder.resolve("out");
        AdminRun.ok("-i", home, "export", out.toString());
        assertEquals(files(Path.of(named)), files(out));
    }

    /** Path → content; rows of tables are sorted, since their order has no meaning. */
    private static TreeMap<String, String> files(Path folder) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                String name = folder.relativize(file).toString();
                files.put(name, name.endsWith(".csv") ? sorted(text) : text);
            }
        }
        return files;
    }

    private static String sorted(String text) {
        String[] lines = text.split("\n");
        Arrays.sort(lines);
        return String.join("\n", lines);
    }
}
