package org.roundup.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.Database;
import org.roundup.store.Store;
import org.roundup.store.StoredClass;
import org.roundup.store.engine.EveryEngine;

/** What is exported, and that it comes back. */
@EveryEngine
class RoundTripTest extends OpenedTransfer {
    private static final String CREATION =
            "(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):'1':(2024, 2, 10, 23, 59, 58.25, 0, 0, 0):'1'";

    @Test
    void whatIsExportedComesBackAsItWas() throws IOException {
        fill();
        assertEquals(List.of("The content of msg2 is missing"), save(export).warnings());
        Map<String, String> before = contents(export);
        assertTrue(before.containsKey("msg-files/0/msg1"), before.keySet().toString());
        Path second = folder.resolve("second");
        try (Store other = engine.open(Files.createDirectory(folder.resolve("other")), TransferSchema.schema())) {
            try (Database db = other.openBulk("admin")) {
                assertEquals(
                        List.of("The content of msg2 is missing"),
                        importer(db, export).run().warnings());
                db.commit();
            }
            try (Database db = other.open(null)) {
                new Exporter(db, second, true, Progress.NONE).run(Exporter.select(db, null));
                assertEquals(List.of("1"), ids(db, "msg", "wörd"), "the full-text index is filled");
                assertEquals(List.of("1"), ids(db, "thing", "quoted"));
            }
        }
        assertEquals(before, contents(second));
    }

    private void fill() throws IOException {
        store.run("admin", db -> {
            StoredClass things = db.getclass("thing");
            things.create(Map.of(
                    "name",
                    "a \"quoted\": näme\nin two lines",
                    "due",
                    RoundupDate.ofEpochMilli(1_707_609_599_500L),
                    "dur",
                    Interval.ofStored("- 1y 2m 3d 4:05:06"),
                    "flag",
                    true,
                    "num",
                    1e-7,
                    "cnt",
                    7,
                    "owner",
                    "1",
                    "members",
                    List.of("1"),
                    "secret",
                    new Password("SSHA", "abc")));
            things.create(Map.of("name", "gone"));
            Map<String, Object> cleared = new LinkedHashMap<>();
            for (String name : List.of("due", "dur", "flag", "num", "cnt", "owner", "secret")) {
                cleared.put(name, null);
            }
            cleared.put("members", List.of());
            things.set("1", cleared);
            things.retire("2");
            things.create(Map.of("name", "gone"));
            db.getclass("msg").create(Map.of("content", "some wörds: a wörd", "summary", "s"));
            db.getclass("msg").create(Map.of("content", "lost"));
        });
        Files.delete(store.contentFiles().find("msg", "2"));
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace('\\', '/'),
                            RoundTripTest::read,
                            (one, two) -> one,
                            TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anExportHasRoundupsForm() throws IOException {
        things(
                "activity:actor:creation:creator:id:name:due:dur:flag:members:owner:is retired",
                CREATION
                        + ":'3':'Gamma':(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):(-1, 0, 0, 1, 0, 0, 0):True:['1']:'1':True");
        Files.writeString(export.resolve("thing-journals.csv"), """
                '3':(2024, 2, 10, 23, 59, 58.25, 0, 0, 0):'1':'create':{}
                '3':(2024, 2, 10, 23, 59, 59.0, 0, 0, 0):'1':'set':"{'due': (2024, 2, 10, 23, 59, 58.25, 0, 0, 0), 'flag': 'TRUE', 'name': 'it\\'s ""q""', 'members': (('+', ['3']), ('-', ['2']))}"
                '3':(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):'1':'retired':None
                """);
        load(export);
        Path second = folder.resolve("second");
        save(second);
        assertEquals(
                kept(
                        "activity:actor:cnt:creation:creator:due:dur:flag:id:members:name:note:num:owner:secret:is retired\n"
                                + "(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):'1':None:(2024, 2, 10, 23, 59, 58.25, 0, 0, 0):'1'"
                                + ":(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):(-1, 0, 0, 1, 0, 0, 0):1:'3':['1']:'Gamma':None:None"
                                + ":'1':None:True\n"),
                Files.readString(second.resolve("thing.csv")));
        assertEquals(kept("""
                '3':(2024, 2, 10, 23, 59, 58.25, 0, 0, 0):'1':'create':{}
                '3':(2024, 2, 10, 23, 59, 59.0, 0, 0, 0):'1':'set':"{'due': (2024, 2, 10, 23, 59, 58.25, 0, 0, 0), 'flag': 1, 'members': (('+', ['3']), ('-', ['2'])), 'name': 'it\\'s ""q""'}"
                '3':(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):'1':'retired':None
                """), Files.readString(second.resolve("thing-journals.csv")));
    }

    @Test
    void classesCanBeChosen() {
        try (Database db = store.open(null)) {
            assertEquals(List.of("msg", "thing", "user"), Exporter.select(db, null));
            assertEquals(List.of("thing"), Exporter.select(db, "thing"));
            assertEquals(List.of("user"), Exporter.select(db, "-thing,msg"));
            assertThrows(UsageError.class, () -> Exporter.select(db, "nope"));
        }
    }
}
