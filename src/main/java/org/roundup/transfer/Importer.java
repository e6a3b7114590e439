package org.roundup.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.Database;
import org.roundup.store.journal.JournalLoader;

/**
 * Reads an export directory into a tracker: items with ids that exist are overwritten, journals of the items named are
 * replaced, other items stay. No detector runs. Either everything is imported or nothing: the caller commits, or rolls
 * back for a dry run. From the first defect on nothing more is written, but all files are read to report the others.
 */
public final class Importer {

    private static final int REPORT_EVERY = 500;

    private final Database db;
    private final Path folder;
    private final Progress progress;
    private final ValueLiteral literals;
    private final ImportErrors errors = new ImportErrors();
    private final Warnings warnings = new Warnings();
    private final ContentSource contents;

    /**
     * @param db best opened with {@link org.roundup.store.Store#openBulk}
     * @param withContents whether the contents of file classes are read too
     * @param passwords encodes passwords that the files hold in clear text
     */
    public Importer(
            Database db, Path folder, boolean withContents, Function<String, Password> passwords, Progress progress) {
        this.db = db;
        this.folder = folder;
        this.progress = progress;
        this.literals = new ValueLiteral(text -> Password.parse(text).orElseGet(() -> passwords.apply(text)));
        this.contents = withContents ? new ContentSource(folder, warnings) : null;
    }

    /**
     * Imports all classes that the directory holds.
     *
     * @throws UsageError if the directory is not there, lacks a file, or holds a class that the tracker does not have
     * @throws ValueError if rows are wrong; lists file, line and column of each
     */
    public ImportReport run() {
        Map<String, Long> nextIds = new LinkedHashMap<>();
        List<ClassDefinition> classes;
        try {
            classes = classes();
            for (ClassDefinition definition : classes) {
                nextIds.put(definition.name(), importItems(definition));
                importJournals(definition);
                db.imported(definition);
            }
        } catch (IOException | UncheckedIOException error) {
            throw new UsageError("Could not read the import from " + folder + ": " + error.getMessage(), error);
        }
        if (!errors.isEmpty()) {
            throw errors.toError();
        }
        ReferenceCheck references = new ReferenceCheck(db.session(), warnings);
        classes.forEach(definition -> references.run(db.schema(), definition));
        return new ImportReport(nextIds, warnings.list());
    }

    private List<ClassDefinition> classes() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageError("There is no directory " + folder);
        }
        List<ClassDefinition> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (String file :
                    files.map(path -> path.getFileName().toString()).sorted().toList()) {
                String name = ExportFormat.classOf(file);
                if (name == null) {
                    continue;
                }
                if (!db.schema().has(name)) {
                    throw new UsageError("no such class \"" + name + "\" (file " + file + ")");
                }
                if (!Files.exists(folder.resolve(ExportFormat.journal(name)))) {
                    throw new UsageError("The file " + ExportFormat.journal(name) + " is missing; it may be empty");
                }
                classes.add(db.schema().get(name));
            }
        }
        return classes;
    }

    private long importItems(ClassDefinition definition) throws IOException {
        String fileName = ExportFormat.table(definition.name());
        try (TableReader table = new TableReader(folder, fileName)) {
            CSVRecord header = table.next();
            if (header == null) {
                throw new ValueError(fileName + " is empty; its first line must name the properties");
            }
            ItemFile file = new ItemFile(fileName, definition, header, literals);
            ItemImport target = new ItemImport(db, definition, file, contents);
            take(
                    Progress.Step.ITEMS,
                    definition,
                    table,
                    record -> file.read(record, table.line(), errors),
                    target::add);
            return errors.isEmpty() ? target.finish() : 0;
        }
    }

    private void importJournals(ClassDefinition definition) throws IOException {
        String fileName = ExportFormat.journal(definition.name());
        JournalFile file = new JournalFile(fileName, definition, literals);
        JournalLoader loader = db.journal().loader(definition);
        try (TableReader table = new TableReader(folder, fileName)) {
            take(
                    Progress.Step.JOURNALS,
                    definition,
                    table,
                    record -> file.read(record, table.line(), errors),
                    loader::add);
        }
        if (errors.isEmpty()) {
            loader.finish();
        }
    }

    /** Reads all records and hands over those rows that come before the first defect. */
    private <T> void take(
            Progress.Step step,
            ClassDefinition definition,
            TableReader table,
            Function<CSVRecord, Optional<T>> read,
            Consumer<T> target) {
        long done = 0;
        try (ReadAhead<Optional<T>> rows = new ReadAhead<>(definition.name(), () -> {
            CSVRecord record = table.next();
            return record == null ? null : read.apply(record);
        })) {
            while (rows.hasNext()) {
                Optional<T> row = rows.next();
                if (errors.isEmpty()) {
                    row.ifPresent(target);
                }
                if (++done % REPORT_EVERY == 0) {
                    progress.report(step, definition.name(), done, -1);
                }
            }
        }
        progress.report(step, definition.name(), done, done);
    }
}
