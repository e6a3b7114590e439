package org.roundup.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.roundup.hyperdb.ValueError;

/** Reads the records of a file of an export directory and knows their lines. */
final class TableReader implements AutoCloseable {

    private final String fileName;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long line;

    TableReader(Path folder, String fileName) throws IOException {
        this.fileName = fileName;
        this.parser = CSVParser.builder()
                .setFormat(ExportFormat.CSV)
                .setReader(Files.newBufferedReader(folder.resolve(fileName)))
                .get();
        this.records = parser.iterator();
    }

    /**
     * The next record, or null at the end.
     *
     * @throws ValueError if the file is malformed from here on
     */
    CSVRecord next() throws IOException {
        line = parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException error) {
            if (error.getCause() instanceof CharacterCodingException) {
                throw new ValueError(fileName + ", near line " + line + ": the file is not in UTF-8", error);
            }
            throw malformed(error);
        } catch (IllegalStateException error) {
            throw malformed(error);
        }
    }

    private ValueError malformed(RuntimeException error) {
        Throwable reason = error.getCause() == null ? error : error.getCause();
        return new ValueError(fileName + ", near line " + line + ": " + reason.getMessage(), error);
    }

    /** The line on which the last record began. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
