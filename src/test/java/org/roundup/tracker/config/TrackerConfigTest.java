package org.roundup.tracker.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.TrackerOptions;

class TrackerConfigTest {
    @TempDir
    private Path home;

    @Test
    void emptyFileGivesDefaults() throws IOException {
        Files.writeString(home.resolve("config.ini"), "");
        TrackerConfig config = TrackerConfig.load(home);
        assertEquals(home.resolve("db"), config.get(MainOptions.DATABASE));
        assertEquals("Roundup issue tracker", config.get("TRACKER_NAME"));
        ConfigurationError unset = assertThrows(ConfigurationError.class, () -> config.get(TrackerOptions.WEB));
        assertEquals("TRACKER_WEB is not set and has no default", unset.getMessage());
    }
}
