package org.roundup.tracker.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.Catalogue;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.TrackerOptions;

/** Whatever a file holds, it is read or refused in the user's terms; whatever is read survives being written. */
class ConfigPropertyTest {
    private static final int CASES = 2000;
    private static final List<String> PIECES = List.of(
            "\n",
            "\n",
            "\r\n",
            "\n ",
            "\n\t",
            " ",
            "=",
            ":",
            "[",
            "]",
            "#",
            ";",
            "%",
            "%%",
            "%(",
            ")s",
            "%(name)s",
            "%(HOME)s",
            "[main]",
            "[web]",
            "[mail]",
            "[DEFAULT]",
            "\n[tracker]\n",
            "\nname = ",
            "\nweb = http://h/",
            "\nstatic_files=",
            "\ndebug=",
            "\nadmin_email =",
            "\ntimezone=",
            "yes",
            "a",
            "b c",
            "é",
            "\u2028",
            "\u0000",
            "file://",
            "/",
            "..",
            "\\",
            "'",
            "\"",
            "*",
            ",",
            "-1",
            "007",
            "\nrefwd_re = ",
            "(?P<a>",
            "(",
            "[^]]");

    @TempDir
    private Path home;

    private final Random random = new Random(42);

    private String text() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "[tracker]" : "");
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void anyFileIsReadOrRefusedAndSurvivesAnUpdate() throws IOException {
        int read = 0;
        for (int i = 0; i < CASES; i++) {
            String text = text();
            Files.writeString(home.resolve("config.ini"), text);
            Optional<TrackerConfig> before = loadOrRefuse();
            if (before.isPresent()) {
                ConfigUpdate.run(home, home.resolve("config.ini"));
                compare(before.get(), TrackerConfig.load(home), text);
                read++;
            }
        }
        assertFalse(read < CASES / 10, "Only " + read + " texts were read");
    }

    private Optional<TrackerConfig> loadOrRefuse() {
        try {
            return Optional.of(TrackerConfig.load(home));
        } catch (ConfigurationError refused) {
            assertFalse(refused.getMessage().isBlank());
            return Optional.empty();
        }
    }

    private static void compare(TrackerConfig before, TrackerConfig after, String text) {
        for (Option<?> option : Catalogue.options()) {
            if (!option.generated()) {
                assertEquals(before.text(option), after.text(option), () -> option + " of " + text);
            }
        }
    }

    @Test
    void anyValueOfOneLineSurvivesBeingWritten() {
        for (int i = 0; i < CASES; i++) {
            String value = text().replaceAll("[\r\n]", "").strip();
            ConfigWriter.write(new ConfigDraft().set(TrackerOptions.NAME, value), home.resolve("config.ini"));
            assertEquals(value, TrackerConfig.load(home).get(TrackerOptions.NAME));
        }
    }
}
