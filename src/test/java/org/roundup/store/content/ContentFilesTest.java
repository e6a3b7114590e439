package org.roundup.store.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.ValueError;

class ContentFilesTest {

    @ParameterizedTest
    @CsvSource({"file,999,file/0/file999", "file,1234,file/1/file1234", "msg,12345,msg/12/msg12345"})
    void contentsLieWhereRoundupLooks(String className, String id, String expected) {
        ContentFiles files = new ContentFiles(Path.of("files"), 0002);
        assertEquals(Path.of("files").resolve(expected), files.path(className, id));
    }

    @ParameterizedTest
    @CsvSource({"..,1", "a/b,1", "file1,1", "'',1", "file,..", "file,1/2", "file,-1", "file,''", "file,1e3", "fïle,1"})
    void noNameLeadsOutOfTheFolder(String className, String id) {
        ContentFiles files = new ContentFiles(Path.of("files"), 0002);
        assertThrows(ValueError.class, () -> files.path(className, id));
    }

    @Test
    void aMissingContentNamesTheFileWithoutThePathOfTheServer() {
        ContentFiles files = new ContentFiles(Path.of("/var/tracker/db/files"), 0002);
        NotFound error = assertThrows(NotFound.class, () -> files.find("file", "2"));
        assertEquals("content file for file/0/file2 not found", error.getMessage());
    }
}
