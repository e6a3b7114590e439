package org.roundup.tracker.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.ConfigurationError;

class InstallerTest {

    @TempDir
    Path folder;

    private Path set(String path, String info) throws IOException {
        Path set = folder.resolve(path);
        Files.createDirectories(set);
        Files.writeString(set.resolve("TEMPLATE-INFO.txt"), info);
        return set;
    }

    private TemplateSets find() {
        return TemplateSets.find(null, null, folder);
    }

    @Test
    void findsTheSetsOfTheProgram() {
        try (TemplateSets sets = find()) {
            assertEquals(
                    List.of("classic", "devel", "minimal", "responsive"),
                    sets.all().stream().map(TemplateSet::name).toList());
            assertTrue(sets.find("classic").orElseThrow().description().startsWith("A tracker for issues"));
        }
    }

    @Test
    void prefersSetsThatAreFoundLater() throws IOException {
        set("beside/templates/a", "Name: one\nDescription: beside\n the program");
        set("path1/x", "Name: one\ndescription: path");
        set("path2/x", "Name: two\nINTENDED-FOR: all");
        set("here/x", "Name: classic\nDescription: mine");
        set("here", "Name: here");
        Path program = folder.resolve("beside/roundup.jar");
        String path = folder.resolve("path1") + File.pathSeparator + folder.resolve("path2");
        try (TemplateSets sets = TemplateSets.find(program, path, folder.resolve("here"))) {
            assertEquals("path", sets.find("one").orElseThrow().description());
            assertEquals("all", sets.find("two").orElseThrow().intendedFor());
            assertEquals("mine", sets.find("classic").orElseThrow().description());
            assertTrue(sets.find("here").isPresent());
            assertEquals(
                    folder.resolve("here"), sets.searched().get(sets.searched().size() - 1));
        }
        try (TemplateSets sets = TemplateSets.find(program, "", folder.resolve("path2"))) {
            assertEquals("beside the program", sets.find("one").orElseThrow().description());
        }
    }

    @Test
    void readsSetsInsideAJar() throws Exception {
        Path jar = folder.resolve("program.jar");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            for (Path file : FileTree.visibleFiles(Path.of("tracker-templates"))) {
                Path target = zip.getPath(file.toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        URL[] urls = {jar.toUri().toURL(), Path.of("target/classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null) {
            @Override
            public URL getResource(String name) {
                return findResource(name);
            }
        }) {
            try (TemplateSets sets = TemplateSets.find(loader, null, null, folder)) {
                TemplateSet set = sets.find("responsive").orElseThrow();
                assertTrue(set.location().startsWith("jar:file:"), set.location());
                TrackerHome home = new TrackerHome(folder.resolve("t"));
                new Installer(sets).install(home, set, "sqlite", Map.of());
                assertTrue(Files.exists(home.schema()));
                assertTrue(Files.readString(home.config()).contains("\nstatic_files = static\n"));
            }
        }
    }

    @Test
    void writesConfigurationInfoAndDigests() throws IOException {
        Path set = set("mine", "Name: mine\nDescription: a set\n");
        Files.writeString(set.resolve("schema.groovy"), "abc");
        Files.writeString(set.resolve(".hidden"), "x");
        Files.writeString(set.resolve("config_ini.ini"), "[web]\ndebug = yes\n");
        TrackerHome home = new TrackerHome(folder.resolve("demo"));
        try (TemplateSets sets = find()) {
            Map<String, List<String>> unset = new Installer(sets)
                    .install(
                            home,
                            sets.find("mine").orElseThrow(),
                            "sqlite",
                            Map.of("tracker_web", "http://localhost/demo/", "WEB_DEBUG", "no"));
            assertEquals("{mail=[domain, host]}", unset.toString());
        }
        assertEquals(
                "Name: mine-demo\nDescription: a set\nIntended-For: \nPath: " + set + "\n",
                Files.readString(home.templateInfo()));
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  schema.groovy\n",
                Files.readString(home.digests()));
        String config = Files.readString(home.config());
        assertTrue(config.contains("\nweb = http://localhost/demo/\n"));
        assertTrue(config.contains("\ndebug = yes\n"), "settings of the set win");
        try (Stream<Path> files = Files.list(home.path())) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void takesDetectorsOfTheProgramThatASetOrItsBaseNames() throws IOException {
        set("base", "Name: base\nDetectors: userauditor,irker");
        Path set = set("mine", "Name: mine\nExtends: base\nDetectors: emailauditor");
        Files.writeString(Files.createDirectories(set.resolve("detectors")).resolve("irker.groovy"), "// mine");
        set("broken", "Name: broken\nDetectors: nosuch");
        TrackerHome home = new TrackerHome(folder.resolve("demo"));
        try (TemplateSets sets = find()) {
            Installer installer = new Installer(sets);
            installer.install(home, sets.find("mine").orElseThrow(), "sqlite", Map.of());
            Path detectors = home.path().resolve("detectors");
            try (Stream<Path> files = Files.list(detectors)) {
                assertEquals(
                        "[emailauditor.groovy, irker.groovy, userauditor.groovy]",
                        files.map(file -> file.getFileName().toString())
                                .sorted()
                                .toList()
                                .toString());
            }
            assertEquals("// mine", Files.readString(detectors.resolve("irker.groovy")));
            TrackerHome other = new TrackerHome(folder.resolve("other"));
            TemplateSet broken = sets.find("broken").orElseThrow();
            assertEquals(
                    "The program has no detector \"nosuch\"",
                    assertThrows(ConfigurationError.class, () -> installer.install(other, broken, "sqlite", Map.of()))
                            .getMessage());
            assertFalse(Files.exists(other.path()));
        }
    }

    @Test
    void leavesNothingBehindWhenASettingIsWrong() {
        TrackerHome home = new TrackerHome(folder.resolve("demo"));
        try (TemplateSets sets = find()) {
            Installer installer = new Installer(sets);
            TemplateSet classic = sets.find("classic").orElseThrow();
            ConfigurationError error = assertThrows(
                    ConfigurationError.class, () -> installer.install(home, classic, "sqlite", Map.of("nosuch", "1")));
            assertEquals("Unsupported configuration option: NOSUCH", error.getMessage());
            assertFalse(Files.exists(home.path()));
            TrackerHome lost = new TrackerHome(folder.resolve("no/where"));
            error = assertThrows(ConfigurationError.class, () -> installer.install(lost, classic, "sqlite", Map.of()));
            assertEquals(
                    "Instance home parent directory \"" + folder.resolve("no") + "\" does not exist",
                    error.getMessage());
        }
    }

    @Test
    void tellsWhatIsNoTrackerFromWhatIsNone() {
        assertEquals(
                "Instance home does not exist",
                assertThrows(ConfigurationError.class, new TrackerHome(folder.resolve("x"))::requireInstalled)
                        .getMessage());
        assertEquals(
                "Instance has not been installed",
                assertThrows(ConfigurationError.class, new TrackerHome(folder)::requireInstalled)
                        .getMessage());
    }
}
