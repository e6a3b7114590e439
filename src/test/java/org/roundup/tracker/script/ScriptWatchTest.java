package org.roundup.tracker.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.Detector;

class ScriptWatchTest {

    private static final String GOOD = "def init(db) { db.user.audit('set') { a, b, c, d -> null } }\n";

    @TempDir
    Path folder;

    private ScriptHome home;
    private long now;
    private ScriptWatch watch;

    @BeforeEach
    void makeHome() {
        home = new ScriptHome(folder).with("schema.groovy", ScriptHome.USER).with("detectors/one.groovy", GOOD);
        watch = new ScriptWatch(Duration.ofSeconds(1), () -> now);
    }

    private Optional<Scripts> later(Scripts inUse) {
        now += Duration.ofSeconds(1).toNanos();
        return look(inUse);
    }

    private Optional<Scripts> look(Scripts inUse) {
        AtomicReference<Scripts> newer = new AtomicReference<>();
        watch.look(() -> inUse, newer::set);
        return Optional.ofNullable(newer.get());
    }

    @Test
    void givesNewScriptsWhenAFileChangesOrComesOrGoes() throws IOException {
        Scripts first = home.scripts();
        first.detectors();
        assertTrue(later(first).isEmpty());
        home.with("detectors/two.groovy", GOOD);
        Scripts second = later(first).orElseThrow();
        home.with("detectors/two.groovy", GOOD + "// more\n");
        Scripts third = later(second).orElseThrow();
        Files.delete(folder.resolve("detectors/two.groovy"));
        Scripts fourth = later(third).orElseThrow();
        assertTrue(later(fourth).isEmpty());
    }

    @Test
    void looksNoMoreOftenThanAskedTo() {
        Scripts first = home.scripts();
        home.with("detectors/two.groovy", GOOD);
        assertTrue(look(first).isEmpty());
        assertTrue(later(first).isPresent());
    }

    @Test
    void keepsTheScriptsInUseWhenOnlyTheTimeOfAFileChanges() throws IOException {
        Scripts first = home.scripts();
        first.detectors();
        Files.setLastModifiedTime(folder.resolve("schema.groovy"), FileTime.fromMillis(1_000_000));
        assertTrue(later(first).isEmpty());
        assertTrue(watch.problem().isEmpty());
    }

    @Test
    void reportsBrokenScriptsOnceAndTakesThemWhenTheyAreMended() {
        Scripts first = home.scripts();
        first.detectors();
        home.with("detectors/one.groovy", "def init(db) { db.nosuch }\n");
        assertTrue(later(first).isEmpty());
        assertEquals(
                "detectors/one.groovy, line 1: There is no class called \"nosuch\"",
                watch.problem().orElseThrow().getMessage());
        assertTrue(later(first).isEmpty());
        assertTrue(watch.problem().isPresent());
        home.with("detectors/one.groovy", GOOD + GOOD.replace("init", "other"));
        assertTrue(later(first).isPresent());
        assertTrue(watch.problem().isEmpty());
    }

    @Test
    void forgetsTheProblemWhenTheOldFileIsPutBack() throws IOException {
        FileTime time = Files.getLastModifiedTime(folder.resolve("detectors/one.groovy"));
        Scripts first = home.scripts();
        first.detectors();
        home.with("detectors/one.groovy", "def init(");
        assertTrue(later(first).isEmpty());
        home.with("detectors/one.groovy", GOOD);
        Files.setLastModifiedTime(folder.resolve("detectors/one.groovy"), time);
        assertTrue(later(first).isEmpty());
        assertTrue(watch.problem().isEmpty());
    }

    @Test
    void leavesNothingOfClosedScriptsInMemory() throws InterruptedException {
        List<WeakReference<Object>> loaders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            home.with("detectors/one.groovy", GOOD + "// " + i);
            Scripts scripts = home.scripts();
            scripts.detectors();
            scripts.extensions();
            loaders.add(new WeakReference<>(scripts.detectors()
                    .of(Detector.Role.AUDITOR, "user", Detector.Event.SET)
                    .get(0)
                    .detector()));
            scripts.close();
        }
        for (int i = 0; i < 50 && alive(loaders) > 1; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertTrue(alive(loaders) <= 1, alive(loaders) + " of 5 are alive");
    }

    private static long alive(List<WeakReference<Object>> references) {
        return references.stream().filter(reference -> reference.get() != null).count();
    }
}
