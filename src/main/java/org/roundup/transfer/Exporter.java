package org.roundup.transfer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.csv.CSVPrinter;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.store.Database;
import org.roundup.store.item.ItemScan;

/** Writes the classes of a tracker, as they are at one instant, into an export directory. */
public final class Exporter {

    private static final int REPORT_EVERY = 500;

    private final Database db;
    private final Path folder;
    private final boolean withContents;
    private final Progress progress;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param folder the directory, which is made if it is not there
     * @param withContents whether the contents of file classes are written too
     */
    public Exporter(Database db, Path folder, boolean withContents, Progress progress) {
        this.db = db;
        this.folder = folder;
        this.withContents = withContents;
        this.progress = progress;
    }

    /**
     * Writes the classes.
     *
     * @return warnings: contents that are missing
     * @throws DatabaseError if a file cannot be written
     */
    public List<String> run(List<String> classNames) {
        db.session().beginSnapshot();
        try {
            Files.createDirectories(folder);
            for (String name : classNames) {
                ClassDefinition definition = db.schema().get(name);
                exportItems(definition);
                exportJournals(definition);
            }
        } catch (IOException | UncheckedIOException error) {
            throw new DatabaseError("Could not write the export to " + folder + ": " + error.getMessage(), error);
        } finally {
            db.rollback();
        }
        return List.copyOf(warnings);
    }

    private void exportItems(ClassDefinition definition) throws IOException {
        List<Property> properties = exported(definition);
        String what = "Exporting " + definition.name();
        long total = db.getclass(definition.name()).count();
        AtomicLong done = new AtomicLong();
        try (Writer out = Files.newBufferedWriter(folder.resolve(definition.name() + ExportFormat.TABLE));
                CSVPrinter printer = ExportFormat.writer(out)) {
            for (Property property : properties) {
                printer.print(property.name());
            }
            printer.print(ExportFormat.RETIRED);
            printer.println();
            db.scan(definition, item -> {
                write(printer, properties, item);
                if (definition.isFile() && withContents) {
                    copyContent(definition, item.item().id());
                }
                if (done.incrementAndGet() % REPORT_EVERY == 0) {
                    progress.report(what, done.get(), total);
                }
            });
        }
        progress.report(what, total, total);
    }

    /** All properties by name, protected ones included, but neither computed ones nor contents. */
    private static List<Property> exported(ClassDefinition definition) {
        return definition.allProperties().stream()
                .filter(property -> !property.computed())
                .filter(property -> !(definition.isFile() && property.name().equals("content")))
                .sorted(java.util.Comparator.comparing(Property::name))
                .toList();
    }

    private static void write(CSVPrinter printer, List<Property> properties, ItemScan.ScannedItem item) {
        try {
            for (Property property : properties) {
                printer.print(ValueLiteral.write(property, item.value(property)));
            }
            printer.print(item.item().isRetired() ? "True" : "False");
            printer.println();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private void copyContent(ClassDefinition definition, String id) {
        Path target = folder.resolve(definition.name() + ExportFormat.FILES)
                .resolve(Long.toString(Long.parseLong(id) / 1000))
                .resolve(definition.name() + id);
        try {
            Files.createDirectories(target.getParent());
            Files.copy(
                    db.contents().file(definition.name(), id), target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (NotFound missing) {
            warnings.add(missing.getMessage());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private void exportJournals(ClassDefinition definition) throws IOException {
        JournalLiteral literals = new JournalLiteral(definition);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(definition.name() + ExportFormat.JOURNALS));
                CSVPrinter printer = ExportFormat.writer(out)) {
            db.journal().each(definition, entry -> write(printer, literals, entry));
        }
    }

    private static void write(CSVPrinter printer, JournalLiteral literals, JournalEntry entry) {
        try {
            printer.printRecord(
                    PythonLiteral.stored(entry.id()),
                    ValueLiteral.write(Property.of("date", new PropertyType.DateType(null, true, null)), entry.date()),
                    PythonLiteral.stored(entry.user()),
                    PythonLiteral.stored(entry.action()),
                    literals.write(entry));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
