package org.roundup.tracker.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.Catalogue;
import org.roundup.tracker.config.option.Option;

class ConfigUpdateTest {
    @TempDir
    private Path home;

    private List<String> update(String text) throws IOException {
        Files.writeString(home.resolve("config.ini"), text);
        return ConfigUpdate.run(home, home.resolve("config.ini"));
    }

    private List<String> written() throws IOException {
        return Files.readAllLines(home.resolve("config.ini"));
    }

    static List<String[]> updates() {
        return Vectors.of("/org/roundup/tracker/config/updates.vectors");
    }

    @ParameterizedTest
    @MethodSource("updates")
    void writesTheValue(String old, String updated) throws IOException {
        update(Vectors.unescape(old));
        String text = String.join("\n", written());
        assertTrue(text.contains("\n" + Vectors.unescape(updated) + "\n"), text);
        TrackerConfig first = TrackerConfig.load(home);
        ConfigUpdate.run(home, home.resolve("config.ini"));
        TrackerConfig second = TrackerConfig.load(home);
        for (Option<?> option : Catalogue.options()) {
            assertEquals(first.text(option), second.text(option), option.name());
        }
    }

    @Test
    void aSecretKeyIsKeptOrMadeOnce() throws IOException {
        update("[web]\nsecret_key = mine\n");
        assertTrue(written().contains("secret_key = mine"));
        update("");
        Object made = TrackerConfig.load(home).get("WEB_SECRET_KEY");
        ConfigUpdate.run(home, home.resolve("config.ini"));
        assertEquals(made, TrackerConfig.load(home).get("WEB_SECRET_KEY"));
    }

    @Test
    void unknownOptionsStayAsCommentsHoweverOftenTheFileIsUpdated() throws IOException {
        String old = "# mine\n[web]\nold_option = 5\n  6\nold_password = x%\n[obsolete]\na = 1\n[gone]\nb = %(a)s\n";
        List<String> messages = update(old);
        assertTrue(messages.contains("Unknown option kept as a comment: [web] old_option = 5\n    6"));
        assertTrue(messages.contains("Unknown option kept as a comment: [web] old_password = (secret)"));
        List<String> first = written();
        int at = first.indexOf("# Options kept from an earlier file, without effect:");
        assertEquals(
                List.of(
                        "#old_option = 5",
                        "#    6",
                        "#old_password = x%",
                        "",
                        "# " + Catalogue.sections().get(3).comment(),
                        "[rdbms]"),
                first.subList(at + 1, at + 7));
        assertEquals(
                List.of("#[obsolete]", "#a = 1", "#[gone]", "#b = %(a)s"),
                first.subList(first.size() - 4, first.size()));
        ConfigUpdate.run(home, home.resolve("config.ini"));
        assertEquals(first.subList(2, first.size()), written().subList(2, first.size()));
        assertTrue(Files.readString(home.resolve("config.bak")).contains("old_option"));
    }

    @Test
    void passwordRoundsAreRaisedFromTheOldDefaultOnly() throws IOException {
        List<String> raised = update("[main]\npassword_pbkdf2_default_rounds = 10000\n");
        assertEquals(
                List.of(
                        "",
                        "Changing option",
                        "   'password_pbkdf2_default_rounds'",
                        "from old default of 10000 to new default of 250000."),
                raised.subList(0, 4));
        assertTrue(written().contains("password_pbkdf2_default_rounds = 250000"));
        List<String> kept = update("[main]\npassword_pbkdf2_default_rounds = 20000\n");
        assertEquals("Update 'password_pbkdf2_default_rounds' to a number equal to or larger", kept.get(1));
        assertTrue(written().contains("password_pbkdf2_default_rounds = 20000"));
    }

    @Test
    void adviceOnCollationsIsGivenIfTheyDoNotFit() throws IOException {
        List<String> messages = update("[rdbms]\nmysql_collation = utf8_general_ci\n");
        assertEquals("Check the rdbms mysql_* settings. Your charset and collations may need", messages.get(1));
    }

    @Test
    void newOptionsAndChangedDefaultsAreReported() throws IOException {
        List<String> messages = update("[main]\n# Default: zopetal\ntemplate_engine = zopetal\n# Default: db\n"
                + "database = db\n[mail]\n# Default: NO DEFAULT\n#domain = NO DEFAULT\n");
        assertTrue(messages.contains("Default changed: [main] template_engine from zopetal to velocity"));
        assertTrue(messages.contains("New option: [rdbms] datasource"));
        assertFalse(messages.contains("New option: [mail] domain"));
        assertFalse(messages.toString().contains("database"));
        assertEquals(List.of(""), ConfigUpdate.run(home, home.resolve("config.ini")));
    }

    @Test
    void aWrongFileIsNotTouched() throws IOException {
        assertThrows(ConfigurationError.class, () -> update("[web]\ndebug = x\n"));
        assertEquals(List.of("[web]", "debug = x"), written());
        assertThrows(ConfigurationError.class, () -> ConfigUpdate.run(home.resolve("nosuch"), home.resolve("x.ini")));
    }
}
