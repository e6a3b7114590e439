package org.roundup.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private static final Path HOME = Path.of("/home/me");

    @Test
    void liesBelowTheHomeOfTheUser() {
        assertEquals(Path.of("/home/me/.cache/roundup"), CacheFolder.ofUser(null, Map.of(), HOME));
    }

    @Test
    void followsTheCacheHomeOfTheDesktopSpecification() {
        assertEquals(
                Path.of("/var/cache/me/roundup"),
                CacheFolder.ofUser(null, Map.of("XDG_CACHE_HOME", "/var/cache/me"), HOME));
    }

    @Test
    void ignoresARelativeCacheHome() {
        assertEquals(
                Path.of("/home/me/.cache/roundup"),
                CacheFolder.ofUser("", Map.of("XDG_CACHE_HOME", "somewhere"), HOME));
    }

    @Test
    void isTheFolderThatTheUserNames() {
        assertEquals(
                Path.of("/opt/cache"),
                CacheFolder.ofUser("/opt/cache", Map.of("XDG_CACHE_HOME", "/var/cache/me"), HOME));
    }
}
