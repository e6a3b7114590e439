package org.roundup.tracker.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.ConfigurationError;

class UserConfigTest {
    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void createDirectory() throws IOException {
        file = Files.createDirectory(home.resolve("detectors")).resolve("config.ini");
    }

    private UserConfig load(String text) throws IOException {
        Files.writeString(file, text);
        return UserConfig.load(file, home);
    }

    @Test
    void aMissingFileIsEmpty() {
        UserConfig config = UserConfig.load(file, home);
        assertTrue(config.names().isEmpty());
        ConfigurationError error = assertThrows(ConfigurationError.class, () -> config.get("FOO_USER"));
        assertEquals("Unsupported configuration option: FOO_USER", error.getMessage());
    }

    @Test
    void namesAreFormedFromSectionAndOption() throws IOException {
        UserConfig config = load("[main]\nhost=h\n[foo]\nuser=a\n[FOO]\nUser=b\n");
        assertEquals(Set.of("HOST", "FOO_USER"), config.names());
        assertEquals("h", config.get("HOST"));
        assertEquals("b", config.getAt("FOO_USER"));
        assertEquals("x", config.get("NONE", "x"));
    }

    @Test
    void homeIsTheDirectoryOfTheFile() throws IOException {
        UserConfig config = load("[DEFAULT]\nwho=me\n[foo]\na=%(HOME)s/x\nb=%(TRACKER_HOME)s/%(who)s\n");
        assertEquals(home + "/detectors/x", config.get("FOO_A"));
        assertEquals(home + "/me", config.get("FOO_B"));
        assertFalse(config.contains("FOO_WHO"));
    }

    @Test
    void typedMethodsCheckValues() throws IOException {
        Files.writeString(home.resolve("sec"), "hidden\n");
        UserConfig config = load("[s]\nflag=Yes\nnumber=1_0\nlist=a, b\npath=../x\nsecret=file://../sec\n");
        assertTrue(config.getBoolean("S_FLAG", false));
        assertTrue(config.getBoolean("S_NONE", true));
        assertEquals(10, config.getInt("S_NUMBER", 0));
        assertEquals(List.of("a", "b"), config.getList("S_LIST", List.of()));
        assertEquals(home.resolve("detectors/../x"), config.getPath("S_PATH", null));
        assertEquals("hidden", config.getSecret("S_SECRET", ""));
        assertEquals("file://../sec", config.get("S_SECRET"));
        ConfigurationError error = assertThrows(ConfigurationError.class, () -> config.getBoolean("S_LIST", false));
        assertEquals("Invalid value for S_LIST: 'a, b'\nAllowed values: yes, no\n(" + file + ")", error.getMessage());
    }

    @Test
    void aBrokenFileKeepsTheTrackerFromOpening() throws IOException {
        Files.writeString(home.resolve("config.ini"), "");
        Files.writeString(file, "[foo]\na=100%\nb=%(nosuch)s\n");
        ConfigurationError error = assertThrows(ConfigurationError.class, () -> TrackerConfig.load(home));
        String[] lines = error.getMessage().split("\n");
        assertEquals(2, lines.length);
        assertTrue(lines[0].startsWith("Error in " + file + " with section [foo] at option a: '%' must be followed"));
        assertTrue(lines[1].endsWith("(line 3)"));
    }

    @Test
    void belongsToTheConfigurationOfTheTracker() throws IOException {
        Files.writeString(home.resolve("config.ini"), "");
        Files.writeString(file, "[foo]\na=1\n");
        TrackerConfig config = TrackerConfig.load(home);
        assertEquals("1", config.detectors().get("FOO_A"));
        assertTrue(config.ext().names().isEmpty());
    }
}
