package org.roundup.transfer;

import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.ValueError;

/** Reads the rows of the journals of one class: id, date, user, action, change. */
final class JournalFile {

    private static final int FIELDS = 5;

    private final String fileName;
    private final ValueLiteral literals;
    private final JournalLiteral changes;

    JournalFile(String fileName, ClassDefinition definition, ValueLiteral literals) {
        this.fileName = fileName;
        this.literals = literals;
        this.changes = new JournalLiteral(definition);
    }

    /** Reads a row; empty if something is wrong with it, which then stands in {@code errors}. */
    Optional<JournalEntry> read(CSVRecord record, long line, ImportErrors errors) {
        if (record.size() < FIELDS) {
            errors.add(fileName, line, null, "has " + record.size() + " fields instead of " + FIELDS);
            return Optional.empty();
        }
        try {
            String id = ItemFile.id(record.get(0));
            RoundupDate date = (RoundupDate) literals.read(ExportFormat.JOURNAL_DATE, record.get(1));
            String user = text(record.get(2));
            String action = text(record.get(3));
            if (id == null || date == null || action == null) {
                throw new ValueError("id, date and action may not be None");
            }
            return Optional.of(new JournalEntry(id, date, user, action, changes.read(action, record.get(4))));
        } catch (RoundupException error) {
            errors.add(fileName, line, null, error.getMessage());
            return Optional.empty();
        }
    }

    private static String text(String field) {
        Object literal = PythonLiteral.parseStored(field);
        return literal == null ? null : literal.toString();
    }
}
