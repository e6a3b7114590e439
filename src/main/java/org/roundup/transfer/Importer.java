package org.roundup.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.Database;
import org.roundup.store.bulk.BulkLoader;
import org.roundup.store.journal.JournalLoader;

/**
 * Reads an export directory into a tracker: items with ids that exist are overwritten, journals of the items named are
 * replaced, other items stay. No detector runs. Either everything is imported or nothing; the caller commits.
 */
public final class Importer {

    private static final int REPORT_EVERY = 500;
    private static final Property JOURNAL_DATE = Property.of("date", new PropertyType.DateType(null, true, null));

    private final Database db;
    private final Path folder;
    private final boolean withContents;
    private final Progress progress;
    private final ValueLiteral literals;
    private final ImportErrors errors = new ImportErrors();

    /**
     * @param withContents whether the contents of file classes are read too
     * @param passwords encodes passwords that the files hold in clear text
     */
    public Importer(
            Database db,
            Path folder,
            boolean withContents,
            java.util.function.Function<String, Password> passwords,
            Progress progress) {
        this.db = db;
        this.folder = folder;
        this.withContents = withContents;
        this.progress = progress;
        this.literals = new ValueLiteral(text -> Password.parse(text).orElseGet(() -> passwords.apply(text)));
    }

    /**
     * Imports all classes that the directory holds.
     *
     * @return class → the next id after the imported ones
     * @throws UsageError if the directory is not there or holds a class that the tracker does not have
     * @throws ValueError if rows are wrong; lists file, line and column of each
     */
    public Map<String, Long> run() {
        Map<String, Long> nextIds = new LinkedHashMap<>();
        try {
            for (ClassDefinition definition : classes()) {
                nextIds.put(definition.name(), importItems(definition));
                importJournals(definition);
            }
        } catch (IOException | UncheckedIOException error) {
            throw new UsageError("Could not read the import from " + folder + ": " + error.getMessage(), error);
        }
        if (!errors.isEmpty()) {
            throw errors.toError();
        }
        return nextIds;
    }

    private List<ClassDefinition> classes() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageError("There is no directory " + folder);
        }
        List<ClassDefinition> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (String file : files.map(path -> path.getFileName().toString()).sorted().toList()) {
                if (!file.endsWith(ExportFormat.TABLE) || file.endsWith(ExportFormat.JOURNALS)) {
                    continue;
                }
                String name = file.substring(0, file.length() - ExportFormat.TABLE.length());
                if (!db.schema().has(name)) {
                    throw new UsageError("no such class \"" + name + "\" (file " + file + ")");
                }
                classes.add(db.schema().get(name));
            }
        }
        return classes;
    }

    private long importItems(ClassDefinition definition) throws IOException {
        String fileName = definition.name() + ExportFormat.TABLE;
        String what = "Importing " + definition.name();
        try (CSVParser parser = ExportFormat.reader(Files.newBufferedReader(folder.resolve(fileName)))) {
            java.util.Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new ValueError(fileName + " is empty; its first line must name the properties");
            }
            ItemFile file = new ItemFile(fileName, definition, records.next(), literals);
            ItemImport target = new ItemImport(db, definition, file, withContents ? folder : null);
            long done = 0;
            while (records.hasNext()) {
                CSVRecord record = records.next();
                ItemFile.Row row = file.read(record, errors);
                if (row != null && errors.isEmpty()) {
                    target.add(row);
                }
                if (++done % REPORT_EVERY == 0) {
                    progress.report(what, done, -1);
                }
            }
            progress.report(what, done, done);
            return errors.isEmpty() ? target.finish() : 0;
        }
    }

    private void importJournals(ClassDefinition definition) throws IOException {
        String fileName = definition.name() + ExportFormat.JOURNALS;
        Path path = folder.resolve(fileName);
        if (!Files.exists(path)) {
            throw new UsageError("The file " + fileName + " is missing; it may be empty");
        }
        JournalLiteral changes = new JournalLiteral(definition);
        JournalLoader loader = db.journal().loader(definition);
        try (CSVParser parser = ExportFormat.reader(Files.newBufferedReader(path))) {
            for (CSVRecord record : parser) {
                JournalEntry entry = read(fileName, record, changes);
                if (entry != null && errors.isEmpty()) {
                    loader.add(entry);
                }
            }
        }
        if (errors.isEmpty()) {
            loader.finish();
        }
    }

    private JournalEntry read(String fileName, CSVRecord record, JournalLiteral changes) {
        if (record.size() < 5) {
            errors.add(fileName, record.getRecordNumber(), null, "has " + record.size() + " fields instead of 5");
            return null;
        }
        try {
            String id = ItemFile.id(record.get(0));
            RoundupDate date = (RoundupDate) literals.read(JOURNAL_DATE, record.get(1));
            String user = text(record.get(2));
            String action = text(record.get(3));
            if (id == null || date == null || action == null) {
                throw new ValueError("id, date and action may not be None");
            }
            return new JournalEntry(id, date, user, action, changes.read(action, record.get(4)));
        } catch (RoundupException | IllegalArgumentException error) {
            errors.add(fileName, record.getRecordNumber(), null, error.getMessage());
            return null;
        }
    }

    private static String text(String field) {
        Object literal = ValueLiteral.parse(field);
        return literal == null ? null : literal.toString();
    }
}
