package org.roundup.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.hyperdb.ValueText;
import org.roundup.store.Database;
import org.roundup.store.Store;
import org.roundup.store.StoreEngine;
import org.roundup.store.StoredClass;

/** Exports and imports on an engine. */
abstract class TransferContract {

    private static final String CREATION =
            "(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):'1':(2024, 2, 10, 23, 59, 58.25, 0, 0, 0):'1'";

    private final StoreEngine engine;

    @TempDir
    Path folder;

    private Store store;
    private Path export;

    TransferContract(StoreEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void open() throws IOException {
        store = engine.open(Files.createDirectory(folder.resolve("db")), TransferSchema.schema());
        store.run("admin", db -> db.getclass("user").create(Map.of("username", "admin")));
        export = Files.createDirectory(folder.resolve("export"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void things(String header, String... rows) throws IOException {
        table("thing", header, rows);
        Files.writeString(export.resolve("thing-journals.csv"), "");
    }

    private void table(String className, String header, String... rows) throws IOException {
        Files.writeString(export.resolve(className + ".csv"), header + "\n" + String.join("\n", rows) + "\n");
    }

    private ImportReport load(Path from) {
        try (Database db = store.openBulk("admin")) {
            ImportReport report = importer(db, from).run();
            db.commit();
            return report;
        }
    }

    private static Importer importer(Database db, Path from) {
        return new Importer(db, from, true, text -> new Password("plaintext", text), Progress.NONE);
    }

    private ExportReport save(Path to) {
        try (Database db = store.open(null)) {
            return new Exporter(db, to, true, Progress.NONE).run(Exporter.select(db, null));
        }
    }

    private Object get(String className, String id, String property) {
        try (Database db = store.open(null)) {
            return db.getclass(className).get(id, property);
        }
    }

    static Stream<String[]> rows() {
        return Vectors.of("/org/roundup/transfer/rows.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyLiteralIsReadOrRefusedWithItsPlace(String property, String field, String expected) throws IOException {
        boolean named = property.equals("name");
        boolean listed = property.equals("members");
        things(
                "id" + (named ? "" : ":name") + (listed ? "" : ":members") + ":" + property,
                "'50'" + (named ? "" : ":'x'") + (listed ? "" : ":[]") + ":" + field);
        if (expected.startsWith("!")) {
            ValueError error = assertThrows(ValueError.class, () -> load(export));
            String wanted = "Nothing was imported.\nthing.csv, " + expected.substring(1);
            assertTrue(error.getMessage().startsWith(wanted), error.getMessage());
        } else {
            load(export);
            String text = expected.replace("<LF>", "\n").replace("<CR>", "\r").replace("<TAB>", "\t");
            assertEquals(text, ValueText.str(get("thing", "50", property)));
        }
    }

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

    private static List<String> ids(Database db, String className, String words) {
        return db.getclass(className).filter(Search.ALL.withText(words));
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
                            TransferContract::read,
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
                "activity:actor:cnt:creation:creator:due:dur:flag:id:members:name:note:num:owner:secret:is retired\n"
                        + "(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):'1':None:(2024, 2, 10, 23, 59, 58.25, 0, 0, 0):'1'"
                        + ":(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):(-1, 0, 0, 1, 0, 0, 0):1:'3':['1']:'Gamma':None:None"
                        + ":'1':None:True\n",
                Files.readString(second.resolve("thing.csv")));
        assertEquals("""
                '3':(2024, 2, 10, 23, 59, 58.25, 0, 0, 0):'1':'create':{}
                '3':(2024, 2, 10, 23, 59, 59.0, 0, 0, 0):'1':'set':"{'due': (2024, 2, 10, 23, 59, 58.25, 0, 0, 0), 'flag': 1, 'members': (('+', ['3']), ('-', ['2'])), 'name': 'it\\'s ""q""'}"
                '3':(2024, 2, 10, 23, 59, 59.5, 0, 0, 0):'1':'retired':None
                """, Files.readString(second.resolve("thing-journals.csv")));
    }

    @Test
    void nothingIsImportedIfAnythingIsWrong() throws IOException {
        things("id:name:members", "'5':'good':[]", "'6':bad:[]", "'7':'good too':[", "'x':'z':[]", "'9'");
        ValueError error = assertThrows(ValueError.class, () -> load(export));
        List<String> lines = error.getMessage().lines().toList();
        assertEquals(5, lines.size(), error.getMessage());
        assertTrue(lines.get(1).startsWith("thing.csv, line 3, column name: "), error.getMessage());
        assertTrue(lines.get(2).startsWith("thing.csv, line 4, column members: "), error.getMessage());
        assertTrue(lines.get(3).startsWith("thing.csv, line 5, column id or is retired: 'x' is not an id"));
        assertEquals("thing.csv, line 6: has 1 fields, too few for the header", lines.get(4));
        assertThrows(NotFound.class, () -> get("thing", "5", "name"));
    }

    @Test
    void linesAreCountedInTheFile() throws IOException {
        things("id:name:members", "'5':\"'a'\n 'b'\":[]", "'6':bad:[]");
        ValueError error = assertThrows(ValueError.class, () -> load(export));
        assertTrue(error.getMessage().contains("thing.csv, line 4, column name"), error.getMessage());
    }

    @Test
    void itemsThatExistAreOverwrittenAndOthersStay() throws IOException {
        store.run("admin", db -> {
            db.getclass("thing").create(Map.of("name", "one", "note", "kept", "members", List.of("1")));
            db.getclass("thing").create(Map.of("name", "two"));
            db.getclass("thing").create(Map.of("name", "three"));
            db.getclass("thing").retire("1");
        });
        things("id:name:members:is retired", "'1':'two':[]:False", "'2':'one':[]:0");
        assertEquals(Map.of("thing", 3L), load(export).nextIds());
        assertEquals("two", get("thing", "1", "name"));
        assertEquals("kept", get("thing", "1", "note"));
        assertEquals(List.of(), get("thing", "1", "members"));
        assertEquals("one", get("thing", "2", "name"), "keys may be swapped");
        assertEquals("three", get("thing", "3", "name"));
        store.run("admin", db -> {
            assertFalse(db.getclass("thing").isRetired("1"), "what the file has as live is live");
            assertEquals("4", db.getclass("thing").create(Map.of("name", "four")), "no id is used again");
        });
    }

    @Test
    void contentsAreOverwritten() throws IOException {
        store.run("admin", db -> db.getclass("msg").create(Map.of("content", "before")));
        table("msg", "id:files", "'1':[]", "'2':[]");
        table("msg", "id", "'1'", "'2'");
        Files.writeString(export.resolve("msg-journals.csv"), "");
        Path contents = Files.createDirectories(export.resolve("msg-files/0"));
        Files.write(contents.resolve("msg1"), "after".getBytes(StandardCharsets.UTF_8));
        Files.write(contents.resolve("msg2"), "new".getBytes(StandardCharsets.UTF_8));
        load(export);
        assertEquals("after", get("msg", "1", "content"));
        assertEquals("new", get("msg", "2", "content"));
        try (Database db = store.open(null)) {
            assertEquals(List.of("1"), ids(db, "msg", "after"));
            assertEquals(List.of(), ids(db, "msg", "before"));
        }
    }

    @Test
    void twoLiveItemsWithOneKeyAreRefusedButNotARetiredOne() throws IOException {
        things("id:name:members:is retired", "'1':'a':[]:1", "'2':'a':[]:0");
        load(export);
        things("id:name:members:is retired", "'3':'a':[]:0");
        ValueError error = assertThrows(ValueError.class, () -> load(export));
        assertTrue(error.getMessage().startsWith("class thing: two items that are not retired have the same name"));
    }

    @Test
    void aDryRunLeavesNothing() throws IOException {
        things("id:name:members", "'5':'good':[]");
        try (Database db = store.openBulk("admin")) {
            importer(db, export).run();
            db.rollback();
        }
        assertThrows(NotFound.class, () -> get("thing", "5", "name"));
    }

    @Test
    void referencesToNothingAreTaken() throws IOException {
        things("id:name:owner:members", "'5':'good':'9':['1', '8']");
        assertEquals(
                List.of(
                        "thing5 refers in \"owner\" to user9, which does not exist",
                        "thing5 refers in \"members\" to user8, which does not exist"),
                load(export).warnings());
    }

    @Test
    void columnsThatCannotBeReadAreNamed() throws IOException {
        things("id:name:members:bogus", "'5':'good':[]:1");
        assertEquals(
                "thing.csv, line 1: 'bogus' is not a property of thing",
                assertThrows(UnknownName.class, () -> load(export)).getMessage());
        things("id:name", "'5':'good'");
        assertEquals(
                "thing.csv has no column \"members\"",
                assertThrows(ValueError.class, () -> load(export)).getMessage());
        things("id:name:members:memberof", "'5':'good':[]:['1']");
        assertThrows(UnknownName.class, () -> load(export));
        table("user", "id:username:things", "'5':'eve':['1']");
        Files.writeString(export.resolve("user-journals.csv"), "");
        things("id:name:members", "'5':'good':[]");
        load(export);
        assertEquals("eve", get("user", "5", "username"), "computed properties are left out");
    }

    @Test
    void rowsWithoutIdGetOne() throws IOException {
        things("name:members", "'a':[]", "'b':[]");
        load(export);
        assertEquals("b", get("thing", "2", "name"));
        assertEquals("1", get("thing", "2", "creator"));
    }

    @Test
    void directoriesThatAreNoneAreRefused() throws IOException {
        assertThrows(UsageError.class, () -> load(folder.resolve("nosuch")));
        table("nosuch", "id");
        assertEquals(
                "no such class \"nosuch\" (file nosuch.csv)",
                assertThrows(UsageError.class, () -> load(export)).getMessage());
        Files.delete(export.resolve("nosuch.csv"));
        table("thing", "id:name:members", "'5':'good':[]");
        assertEquals(
                "The file thing-journals.csv is missing; it may be empty",
                assertThrows(UsageError.class, () -> load(export)).getMessage());
        Files.write(export.resolve("thing.csv"), new byte[] {'i', 'd', '\n', (byte) 0xe4, '\n'});
        Files.writeString(export.resolve("thing-journals.csv"), "");
        String message =
                assertThrows(RoundupException.class, () -> load(export)).getMessage();
        assertTrue(message.contains("the file is not in UTF-8"), message);
        table("thing", "id:name:members", "'5':\"'a'\"x:[]");
        message = assertThrows(ValueError.class, () -> load(export)).getMessage();
        assertTrue(message.startsWith("thing.csv, near line 2: "), message);
    }

    @Test
    void wrongJournalsAreNamed() throws IOException {
        things("id:name:members", "'5':'good':[]");
        String date = "(2024, 2, 10, 23, 59, 58.25, 0, 0, 0)";
        Files.writeString(
                export.resolve("thing-journals.csv"),
                "'5':" + date + ":'1':'create'\n'x':" + date + ":'1':'create':{}\n'5':" + date
                        + ":'1':'set':\"{'nosuch': 1}\"\n");
        String message = assertThrows(ValueError.class, () -> load(export)).getMessage();
        assertEquals("""
                Nothing was imported.
                thing-journals.csv, line 1: has 4 fields instead of 5
                thing-journals.csv, line 2: 'x' is not an id
                thing-journals.csv, line 3: 'nosuch' is not a property of thing""", message);
    }

    @Test
    void journalsOfOtherItemsStay() throws IOException {
        store.run("admin", db -> {
            db.getclass("thing").create(Map.of("name", "one"));
            db.getclass("thing").create(Map.of("name", "two"));
        });
        things("id:name:members", "'1':'one':[]");
        Files.writeString(
                export.resolve("thing-journals.csv"),
                "'1':(2001, 2, 3, 4, 5, 6, 0, 0, 0):'1':'link':('thing', 2L, 'deps')\n");
        load(export);
        try (Database db = store.open(null)) {
            assertEquals("link", db.getclass("thing").journal("1").get(0).action());
            assertEquals(1, db.getclass("thing").journal("1").size());
            assertEquals("create", db.getclass("thing").journal("2").get(0).action());
        }
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
