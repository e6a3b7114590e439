package org.roundup.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.roundup.served.ResourceJar;
import org.roundup.tracker.home.Initialiser;
import org.roundup.tracker.home.Installer;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;

/**
 * Tracker homes for a server in a test: {@code first} and {@code second%}, of the classic templates,
 * on SQLite, with the password {@code secret} for admin. The first has a JAX-RS resource in {@code lib}.
 */
final class TestHomes {
    private TestHomes() {}

    /** Makes the homes below a folder, and the server's configuration file, which is returned. */
    static Path make(Path folder) throws IOException {
        install(folder.resolve("first"), "classic");
        install(folder.resolve("second"), "classic");
        ResourceJar.make(
                folder.resolve("first/lib/workload.jar"),
                folder.resolve("workload"),
                Map.of("org.example.roundup.Workload", ResourceJar.documented()));
        return Files.writeString(folder.resolve("server.ini"), """
                [trackers]
                first = first
                second% = %(HOME)s/second
                """);
    }

    private static void install(Path folder, String templates) {
        Map<String, String> settings = Map.of(
                "tracker_web", "http://localhost/" + folder.getFileName() + "/",
                "mail_domain", "localhost",
                "mail_host", "localhost");
        TrackerHome home = new TrackerHome(folder);
        try (TemplateSets sets = TemplateSets.find(null, null, Path.of("tracker-templates"))) {
            new Installer(sets).install(home, sets.find(templates).orElseThrow(), "sqlite", settings);
        }
        new Initialiser(home).initialise("secret");
    }
}
