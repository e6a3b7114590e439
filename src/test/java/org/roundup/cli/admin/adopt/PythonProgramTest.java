package org.roundup.cli.admin.adopt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.cli.admin.shell.AdminRun;

/** Works on one tracker by turns with the Python program, whose sources the environment variable names. */
class PythonProgramTest {

    private static final String VARIABLE = "ROUNDUP_PYTHON";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException, InterruptedException {
        if (System.getenv(VARIABLE) == null) {
            String reason = "Turns with the Python program are not tested: " + VARIABLE
                    + " does not name a folder with its sources";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        home = folder.resolve("t");
        python(
                "install",
                "classic",
                "sqlite",
                "tracker_web=http://localhost/t/,mail_domain=localhost,mail_host=localhost");
        python("initialise", "sekrit");
        python("create", "keyword", "name=größe");
        python("create", "issue", "title=Made by Python", "priority=urgent", "keyword=größe", "nosy=admin");
        python("set", "issue1", "title=Changed by Python: ü", "status=chatting");
    }

    private String python(String... words) throws IOException, InterruptedException {
        Path sources = Path.of(System.getenv(VARIABLE));
        List<String> command = new ArrayList<>(List.of(
                "python3", sources.resolve("roundup/scripts/roundup_admin.py").toString(), "-i", home.toString()));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", sources.toString());
        builder.environment().put("PYTHONUTF8", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private String ok(String... words) {
        List<String> all = new ArrayList<>(List.of("-i", home.toString()));
        all.addAll(List.of(words));
        return AdminRun.ok(all.toArray(String[]::new));
    }

    @Test
    void eachSeesWhatTheOtherHasDone() throws IOException, InterruptedException {
        ok("adopt");
        assertEquals("   1: Changed by Python: ü\n", ok("list", "issue"));
        assertEquals("größe\n", ok("get", "name", "keyword1"));
        assertTrue(ok("history", "issue1").contains("title was 'Made by Python'"), ok("history", "issue1"));

        ok("set", "issue1", "title=Changed by Java: é", "keyword=", "assignedto=admin");
        assertEquals("2\n", ok("create", "issue", "title=Made by Java", "priority=bug", "superseder=1"));
        ok("create", "msg", "content=a message: ß", "author=admin", "date=2024-02-03");
        ok("set", "issue2", "messages=1");

        assertEquals("   1: Changed by Java: é\n   2: Made by Java\n", python("list", "issue"));
        assertEquals("['1']\n", python("filter", "issue", "assignedto=admin"));
        assertEquals("a message: ß\n", python("get", "content", "msg1"));
        assertTrue(python("history", "issue1").contains("Changed by Python: ü"), python("history", "issue1"));
        assertEquals("3\n", python("create", "issue", "title=Python again", "priority=wish", "superseder=2"));
        python("retire", "issue1");

        assertEquals("   2: Made by Java\n   3: Python again\n", ok("list", "issue"));
        assertEquals("['2']\n", ok("get", "superseder", "issue3"));
    }

    @Test
    void anExportGoesThereAndBack() throws IOException, InterruptedException {
        python("export", folder.resolve("python").toString());
        ok("adopt");
        ok("export", folder.resolve("java").toString());
        for (String file : new String[] {"issue.csv", "issue-journals.csv", "user.csv", "keyword.csv", "status.csv"}) {
            assertEquals(
                    Files.readString(folder.resolve("python").resolve(file)),
                    Files.readString(folder.resolve("java").resolve(file)),
                    file);
        }
        home = folder.resolve("other");
        python(
                "install",
                "classic",
                "sqlite",
                "tracker_web=http://localhost/t/,mail_domain=localhost,mail_host=localhost");
        python("initialise", "sekrit");
        python("import", folder.resolve("java").toString());
        assertEquals("   1: Changed by Python: ü\n", python("list", "issue"));
    }
}
