package org.roundup.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.csv.CSVPrinter;

/** Writes a file of an export directory. It gets its name when it is complete. */
final class TableWriter implements AutoCloseable {

    private final Path target;
    private final Path part;
    private final CSVPrinter printer;
    private int longest;

    TableWriter(Path folder, String fileName) throws IOException {
        this.target = folder.resolve(fileName);
        this.part = folder.resolve(fileName + ".part");
        this.printer = ExportFormat.writer(Files.newBufferedWriter(part));
    }

    void field(String text) {
        longest = Math.max(longest, text.length());
        try {
            printer.print(text);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    void lastField(String text) {
        field(text);
        try {
            printer.println();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Completes the file and gives the length of its longest field. */
    int finish() throws IOException {
        printer.close();
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        return longest;
    }

    @Override
    public void close() throws IOException {
        printer.close();
        Files.deleteIfExists(part);
    }
}
