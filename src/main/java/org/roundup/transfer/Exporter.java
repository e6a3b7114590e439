package org.roundup.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
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
    private final Warnings warnings = new Warnings();
    private int longestField;

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
     * The classes that a command's argument names.
     *
     * @param argument {@code a,b} for some, {@code -a,b} for all but some, null for all
     * @throws org.roundup.hyperdb.UsageError if it names a class that does not exist
     */
    public static List<String> select(Database db, String argument) {
        return ExportFormat.select(argument, db.schema().names());
    }

    /**
     * Writes the classes.
     *
     * @throws DatabaseError if a file cannot be written
     */
    public ExportReport run(List<String> classNames) {
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
        return new ExportReport(longestField, warnings.list());
    }

    private void exportItems(ClassDefinition definition) throws IOException {
        List<Property> columns = columns(definition);
        long total = db.getclass(definition.name()).count();
        AtomicLong done = new AtomicLong();
        try (TableWriter writer = new TableWriter(folder, ExportFormat.table(definition.name()))) {
            for (Property column : columns) {
                writer.field(column.name());
            }
            writer.lastField(ExportFormat.RETIRED);
            db.scan(definition, item -> {
                write(writer, columns, item);
                if (definition.isFile() && withContents) {
                    copyContent(definition, item.item().id());
                }
                if (done.incrementAndGet() % REPORT_EVERY == 0 && done.get() < total) {
                    progress.report(Progress.Step.ITEMS, definition.name(), done.get(), total);
                }
            });
            longestField = Math.max(longestField, writer.finish());
        }
        progress.report(Progress.Step.ITEMS, definition.name(), total, total);
    }

    /** All properties by name, protected ones included, but neither computed ones nor contents. */
    private static List<Property> columns(ClassDefinition definition) {
        return definition.allProperties().stream()
                .filter(property -> ExportFormat.isColumn(definition.isFile(), property))
                .sorted(Comparator.comparing(Property::name))
                .toList();
    }

    private static void write(TableWriter writer, List<Property> columns, ItemScan.ScannedItem item) {
        for (Property column : columns) {
            writer.field(ValueLiteral.write(column, item.value(column)));
        }
        writer.lastField(item.item().isRetired() ? "True" : "False");
    }

    private void copyContent(ClassDefinition definition, String id) {
        Path target = folder.resolve(ExportFormat.content(definition.name(), id));
        try {
            Files.createDirectories(target.getParent());
            Files.copy(db.contents().file(definition.name(), id), target, StandardCopyOption.REPLACE_EXISTING);
        } catch (NotFound missing) {
            warnings.add("The content of " + definition.name() + id + " is missing");
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private void exportJournals(ClassDefinition definition) throws IOException {
        JournalLiteral literals = new JournalLiteral(definition);
        AtomicLong done = new AtomicLong();
        try (TableWriter writer = new TableWriter(folder, ExportFormat.journal(definition.name()))) {
            db.journal().each(definition, entry -> {
                write(writer, literals, entry);
                if (done.incrementAndGet() % REPORT_EVERY == 0) {
                    progress.report(Progress.Step.JOURNALS, definition.name(), done.get(), -1);
                }
            });
            longestField = Math.max(longestField, writer.finish());
        }
        progress.report(Progress.Step.JOURNALS, definition.name(), done.get(), done.get());
    }

    private static void write(TableWriter writer, JournalLiteral literals, JournalEntry entry) {
        writer.field(PythonLiteral.stored(entry.id()));
        writer.field(ValueLiteral.write(ExportFormat.JOURNAL_DATE, entry.date()));
        writer.field(PythonLiteral.stored(entry.user()));
        writer.field(PythonLiteral.stored(entry.action()));
        writer.lastField(literals.write(entry));
    }
}
