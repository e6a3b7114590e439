package org.roundup.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tracker homes for a server in a test: {@code first} and {@code second%}. */
final class TestHomes {
    private TestHomes() {}

    /** Makes the homes below a folder, and the server's configuration file, which is returned. */
    static Path make(Path folder) throws IOException {
        for (String name : new String[] {"first", "second"}) {
            Path home = Files.createDirectories(folder.resolve(name));
            Files.writeString(home.resolve("config.ini"), """
                    [tracker]
                    web = http://localhost/%s/
                    [rdbms]
                    backend = sqlite
                    [mail]
                    domain = localhost
                    host = localhost
                    """.formatted(name));
        }
        return Files.writeString(folder.resolve("server.ini"), """
                [trackers]
                first = first
                second% = %(HOME)s/second
                """);
    }
}
