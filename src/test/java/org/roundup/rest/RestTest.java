package org.roundup.rest;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ServedTracker;

/** REST of a served tracker, vector by vector. */
class RestTest {

    @TempDir
    static Path folder;

    private static ServedTracker served;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAsAgreed() {
        return Stream.of("write", "read", "gate", "options", "formats")
                .flatMap(name -> new VectorRunner(served).run("/org/roundup/rest/" + name + ".tsv"));
    }
}
