package org.roundup.deployed;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the build has made, and the servers that it has unpacked. */
final class Artifacts {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Artifacts() {}

    static Path war() {
        return TARGET.resolve("roundup.war");
    }

    static Path jar() {
        return TARGET.resolve("roundup.jar");
    }

    /** The driver for PostgreSQL, which application servers need for a pool. */
    static Path postgresDriver() {
        try {
            return Path.of(Class.forName("org.postgresql.Driver")
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException error) {
            throw new IllegalStateException(error);
        }
    }

    /** The command line that runs the JAR in the JVM of the tests. */
    static List<String> jarCommand(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Droundup.cache=" + TARGET.resolve("cache"),
                "-jar",
                jar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The folder of an application server. */
    static Path server(String name) throws IOException {
        try (Stream<Path> folders = Files.list(TARGET.resolve("servers"))) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " is missing below target/servers"));
        }
    }
}
