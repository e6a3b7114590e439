package org.roundup.cli.admin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.Vectors;

/** The commands of the vectors file, one after the other, on a tracker of some engine. */
abstract class CommandVectors {

    private static final String DATE = "\\d{4}-\\d\\d-\\d\\d\\.\\d\\d:\\d\\d:\\d\\d";
    private static final String HASH = "\\d+\\$[A-Za-z0-9./]+\\$[A-Za-z0-9./]+";

    /** The demo of the README leaves its home in the folder of the sources; homes count as template sets. */
    private static final String DEMO = Files.exists(Path.of("demo", "TEMPLATE-INFO.txt")) ? "classic-demo, " : "";

    @TempDir
    Path folder;

    /** Backend, and settings of its section. */
    abstract String[] database();

    @TestFactory
    Stream<DynamicTest> everyCommandAnswersAsEver() {
        String home = folder.resolve("t").toString();
        AdminRun.ok(install(home));
        AdminRun.ok("-i", home, "initialise", "sekrit");
        List<String[]> vectors = Vectors.of("/org/roundup/cli/admin/commands.txt");
        return vectors.stream().map(vector -> dynamicTest(vector[1], () -> check(home, vector)));
    }

    private String[] install(String home) {
        String settings = "tracker_web=http://localhost/t/,mail_domain=localhost,mail_host=localhost,"
                + "password_pbkdf2_default_rounds=1000" + database()[1];
        return new String[] {"-i", home, "install", "classic", database()[0], settings};
    }

    private static void check(String home, String[] vector) {
        List<String> words = new ArrayList<>(List.of("-i", home));
        words.addAll(Tokens.of(vector[1].replace("{home}", home)));
        AdminRun run = AdminRun.of("", words);
        compare(column(vector, 2), run.out());
        compare(column(vector, 3), run.err());
        assertEquals(Integer.parseInt(vector[0]), run.exit());
    }

    private static String column(String[] vector, int index) {
        return index < vector.length ? vector[index].replace("\\n", "\n") : "";
    }

    private static void compare(String expected, String actual) {
        String pattern = Pattern.quote(expected.replace("<demo>", DEMO))
                .replace("<date>", "\\E" + DATE + "\\Q")
                .replace("<hash>", "\\E" + HASH + "\\Q")
                .replace("<any>", "\\E(?s:.*)\\Q");
        if (!Pattern.matches(pattern, actual)) {
            assertEquals(expected, actual);
        }
    }
}
