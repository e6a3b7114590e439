package org.roundup.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.served.ResourceJar;
import org.roundup.store.engine.PostgresEngine;
import org.roundup.tracker.home.Initialiser;
import org.roundup.tracker.home.Installer;
import org.roundup.tracker.home.TemplateSets;
import org.roundup.tracker.home.TrackerHome;

/**
 * Tracker homes for a server in a test: {@code first} and {@code second%}, of the classic templates,
 * on SQLite, with the password {@code secret} for admin; the first accepts the logins of the server and has a JAX-RS
 * resource in {@code lib}. On application servers also {@code pooled}, on PostgreSQL, which takes its connections from a
 * pool of the server.
 */
final class TestHomes {
    private TestHomes() {}

    /** Makes the homes below a folder, and the server's configuration file, which is returned. */
    static Path make(Path folder) throws IOException {
        install(folder.resolve("first"), "classic", "sqlite", Map.of("web_container_login", "yes"));
        install(folder.resolve("second"), "classic", "sqlite", Map.of());
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

    /**
     * Makes these homes and {@code pooled}, which reaches its database only by the pool.
     *
     * @param datasource JNDI name of the pool
     */
    static Path make(Path folder, PostgresEngine database, String datasource) throws IOException {
        Path home = folder.resolve("pooled");
        install(
                home,
                "classic",
                "postgresql",
                Map.of(
                        "rdbms_host",
                        "localhost",
                        "rdbms_port",
                        Integer.toString(database.port()),
                        "rdbms_name",
                        database.name(),
                        "rdbms_user",
                        "postgres"));
        Path config = home.resolve("config.ini");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("\nport = " + database.port() + "\n", "\nport = 1\n")
                        .replace("\ndatasource = \n", "\ndatasource = " + datasource + "\n"));
        return Files.writeString(make(folder), "pooled = pooled\n", StandardOpenOption.APPEND);
    }

    private static void install(Path folder, String templates, String backend, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "tracker_web", "http://localhost/" + folder.getFileName() + "/",
                "mail_domain", "localhost",
                "mail_host", "localhost"));
        settings.putAll(more);
        TrackerHome home = new TrackerHome(folder);
        try (TemplateSets sets = TemplateSets.find(null, null, Path.of("tracker-templates"))) {
            new Installer(sets).install(home, sets.find(templates).orElseThrow(), backend, settings);
        }
        new Initialiser(home).initialise("secret");
    }
}
