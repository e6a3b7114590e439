package org.roundup.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.hyperdb.ValueText;
import org.roundup.store.engine.StoreEngine;

/** What an import says of files that are not as they should be. */
@ParameterizedClass
@EnumSource(value = StoreEngine.class, names = "MARIADB", mode = EnumSource.Mode.EXCLUDE)
class ImportDefectsTest extends OpenedTransfer {
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
}
