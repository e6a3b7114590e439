package org.roundup.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;

/** The table of the items of one class in an import directory: what its columns mean, and how a row is read. */
final class ItemFile {

    /** A row as it was read; {@code id} is null if the file gives none. */
    record Row(String id, boolean retired, List<Object> values) {}

    private final String fileName;
    private final ClassDefinition definition;
    private final ValueLiteral literals;
    private final List<Property> properties = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private int idColumn = -1;
    private int retiredColumn = -1;
    private int needed;

    /**
     * @throws UnknownName if a column names no property
     * @throws ValueError if a column is there twice, or the column of a Multilink is missing
     */
    ItemFile(String fileName, ClassDefinition definition, CSVRecord header, ValueLiteral literals) {
        this.fileName = fileName;
        this.definition = definition;
        this.literals = literals;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            if (!seen.add(header.get(i))) {
                throw new ValueError(fileName + ", line 1: there are two columns \"" + header.get(i) + "\"");
            }
            column(header.get(i), i);
        }
        for (Property property : definition.properties()) {
            if (property.isMultilink() && !property.computed() && !properties.contains(property)) {
                throw new ValueError(fileName + " has no column \"" + property.name() + "\"");
            }
        }
    }

    private void column(String name, int position) {
        if (name.equals("id")) {
            idColumn = position;
        } else if (name.equals(ExportFormat.RETIRED)) {
            retiredColumn = position;
        } else if (!definition.has(name)) {
            throw new UnknownName(fileName + ", line 1: '" + name + "' is not a property of " + definition.name());
        } else if (ExportFormat.isColumn(definition.isFile(), definition.property(name))) {
            properties.add(definition.property(name));
            columns.add(position);
        } else {
            return;
        }
        needed = position + 1;
    }

    /** The properties that rows give, in the order of their values. */
    List<Property> properties() {
        return properties;
    }

    boolean gives(String property) {
        return properties.stream().anyMatch(given -> given.name().equals(property));
    }

    /** Reads a row; empty if something is wrong with it, which then stands in {@code errors}. */
    Optional<Row> read(CSVRecord record, long line, ImportErrors errors) {
        if (record.size() < needed) {
            errors.add(fileName, line, null, "has " + record.size() + " fields, too few for the header");
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>(properties.size() + 4);
        boolean good = true;
        for (int i = 0; i < properties.size(); i++) {
            Property property = properties.get(i);
            try {
                values.add(literals.read(property, record.get(columns.get(i))));
            } catch (RoundupException error) {
                errors.add(fileName, line, property.name(), error.getMessage());
                good = false;
            }
        }
        try {
            String id = idColumn < 0 ? null : id(record.get(idColumn));
            return good ? Optional.of(new Row(id, isRetired(record), values)) : Optional.empty();
        } catch (RoundupException error) {
            errors.add(fileName, line, "id or " + ExportFormat.RETIRED, error.getMessage());
            return Optional.empty();
        }
    }

    private boolean isRetired(CSVRecord record) {
        if (retiredColumn < 0) {
            return false;
        }
        Object literal = PythonLiteral.parseStored(record.get(retiredColumn));
        return literal instanceof Number number ? number.longValue() != 0 : Boolean.TRUE.equals(literal);
    }

    /**
     * Reads the field of an id.
     *
     * @return null for None
     * @throws ValueError if it is none
     */
    static String id(String field) {
        Object literal = PythonLiteral.parseStored(field);
        if (literal == null) {
            return null;
        }
        int id = ValueLiteral.toId(literal);
        if (id < 1) {
            throw new ValueError(PythonLiteral.repr(literal) + " is not an id");
        }
        return Integer.toString(id);
    }
}
