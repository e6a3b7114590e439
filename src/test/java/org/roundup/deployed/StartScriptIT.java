package org.roundup.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.tracker.Version;

/** The scripts of {@code deploy/bin}, installed beside the JAR in a folder whose name has a blank. */
class StartScriptIT {
    private static final String VERSION = "Roundup EE " + Version.text() + "\n";

    @TempDir
    private Path folder;

    private Path installed;
    private Path cache;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh to run the scripts");
        installed = Files.createDirectory(folder.resolve("in stalled"));
        cache = folder.resolve("ca che");
        for (String name : new String[] {"roundup", "roundup-server"}) {
            Files.copy(Path.of("deploy/bin", name), installed.resolve(name));
            assertTrue(installed.resolve(name).toFile().setExecutable(true));
        }
        Files.copy(Artifacts.jar(), installed.resolve("roundup.jar"));
    }

    @Test
    void runsACommandOnTheUnpackedClassPath() throws Exception {
        assertEquals(VERSION, run("roundup", "--version"));
        assertEquals(VERSION, run("roundup", "--version"));
        assertEquals(1, cached(".args").size());
    }

    @Test
    void handsArgumentsOnAsTheyAre() throws Exception {
        assertTrue(run("roundup-server", "-p", "@x *").contains("Invalid value for PORT: '@x *'"));
    }

    @Test
    void findsTemplateSetsBesideTheJar() throws Exception {
        Path set = Files.createDirectories(installed.resolve("templates/mine"));
        Files.writeString(set.resolve("TEMPLATE-INFO.txt"), "Name: mine\nDescription: beside\nIntended-For: all\n");
        assertTrue(run("roundup", "admin", "templates").contains("Name: mine\n"));
    }

    @Test
    void tellsTheExitCode() throws Exception {
        Process process = start("roundup", "no such command");
        process.getInputStream().readAllBytes();

        assertEquals(1, process.waitFor());
    }

    @Test
    void isNotDisturbedByABadArchive() throws Exception {
        run("roundup", "--version");
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Files.write(archive("-command.jsa"), noise);

        assertEquals(VERSION, run("roundup", "--version"));
    }

    @Test
    void keepsTheClassesOfTheFirstCommandThatWorksOnATracker() throws Exception {
        TestHomes.make(folder);
        String home = folder.resolve("first").toString();

        run("roundup", "admin", "-i", home, "help");
        run("roundup", "admin", "-i", home, "list", "status");
        assertEquals(List.of(), cached("-command.jsa"), "the archive of a program counts from the next start on");

        String listed = run("roundup", "admin", "-i", home, "list", "priority");
        assertTrue(listed.contains("1: critical"), listed);
        assertEquals(1, cached("-command.jsa").size());
    }

    @Test
    void dropsAnArchiveThatWasCutOff() throws Exception {
        run("roundup", "--version");
        Path part = archive("-command.jsa.999999999");
        Files.write(part, new byte[100_000]);

        assertEquals(VERSION, run("roundup", "--version"));
        assertTrue(Files.notExists(part));
        assertEquals(List.of(), cached(".jsa"));
    }

    @Test
    void mendsTheClassPath() throws Exception {
        run("roundup", "--version");
        Files.delete(cached(".jar").get(0));

        assertEquals(VERSION, run("roundup", "--version"));
        assertEquals(VERSION, run("roundup", "--version"));
        assertEquals(1, cached(".args").size());
    }

    @Test
    void followsAJarThatIsReplacedByAnOlderOne() throws Exception {
        run("roundup", "--version");
        Files.setLastModifiedTime(installed.resolve("roundup.jar"), FileTime.fromMillis(1_000_000_000_000L));
        Files.delete(cached(".jar").get(0));

        assertEquals(VERSION, run("roundup", "--version"));
    }

    @Test
    void runsWithoutACacheWhereNoneCanBeWritten() throws Exception {
        Files.writeString(cache, "a file, not a folder");

        assertEquals(VERSION, run("roundup", "--version"));
    }

    @Test
    void startsManyTimesAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            processes.add(start("roundup", "--version"));
        }
        for (Process process : processes) {
            assertEquals(VERSION, new String(process.getInputStream().readAllBytes(), UTF_8));
        }
    }

    private String run(String script, String... arguments) throws IOException, InterruptedException {
        Process process = start(script, arguments);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return output;
    }

    /** Starts a script; what it says on standard output and on standard error comes together. */
    private Process start(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(installed.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ROUNDUP_CACHE", cache.toString());
        return builder.start();
    }

    /** The archive with this ending for the JAR that was run. */
    private Path archive(String ending) throws IOException {
        return Path.of(cached(".args").get(0).toString().replace(".args", ending));
    }

    private List<Path> cached(String ending) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
