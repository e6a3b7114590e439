package org.roundup.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.ConfigurationError;

class TrackerRegistryTest {

    private static final String WHOLE = """
            [tracker]
            web = http://localhost/demo/
            [mail]
            domain = example.org
            host = localhost
            """;

    private final TrackerRegistry registry = new TrackerRegistry();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        registry.close();
    }

    private Path home(String name, String config) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("schema.groovy"), """
                user = Class('user', username: String(), password: Password(), roles: String(), address: String())
                user.setkey('username')
                """);
        Files.writeString(home.resolve("config.ini"), config);
        return home;
    }

    @Test
    void refusesATrackerThatLacksAnOptionAtEachRequestUntilItIsMended() throws IOException {
        Path home = home("bad", WHOLE.replace("web = http://localhost/demo/\n", ""));
        registry.register(Map.of("bad", home, "good", home("good", WHOLE)));
        for (int request = 0; request < 2; request++) {
            String message = assertThrows(ConfigurationError.class, () -> registry.find("bad"))
                    .getMessage();
            assertTrue(message.startsWith("TRACKER_WEB is not set"), message);
        }
        assertEquals("good", registry.find("GOOD").orElseThrow().name());
        Files.writeString(home.resolve("config.ini"), WHOLE);
        assertEquals("bad", registry.find("bad").orElseThrow().name());
    }
}
