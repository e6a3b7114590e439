package org.roundup.transfer;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
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

    /**
     * @throws UnknownName if a column names no property
     * @throws ValueError if the column of a Multilink is missing
     */
    ItemFile(String fileName, ClassDefinition definition, CSVRecord header, ValueLiteral literals) {
        this.fileName = fileName;
        this.definition = definition;
        this.literals = literals;
        for (int i = 0; i < header.size(); i++) {
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
        } else if (!definition.property(name).computed()
                && !(definition.isFile() && name.equals("content"))) {
            properties.add(definition.property(name));
            columns.add(position);
        }
    }

    /** The properties that rows give, in the order of their values. */
    List<Property> properties() {
        return properties;
    }

    boolean gives(String property) {
        return properties.stream().anyMatch(given -> given.name().equals(property));
    }

    /** Reads a row; null if something is wrong with it, which then stands in {@code errors}. */
    Row read(CSVRecord record, ImportErrors errors) {
        int needed = columns.stream().mapToInt(Integer::intValue).max().orElse(0);
        long line = record.getRecordNumber();
        if (record.size() <= Math.max(needed, Math.max(idColumn, retiredColumn))) {
            errors.add(fileName, line, null, "has " + record.size() + " fields, too few for the header");
            return null;
        }
        List<Object> values = new ArrayList<>(properties.size());
        boolean good = true;
        for (int i = 0; i < properties.size(); i++) {
            Property property = properties.get(i);
            try {
                values.add(literals.read(property, record.get(columns.get(i))));
            } catch (RuntimeException error) {
                errors.add(fileName, line, property.name(), error.getMessage());
                good = false;
            }
        }
        try {
            String id = idColumn < 0 ? null : id(record.get(idColumn));
            return good ? new Row(id, isRetired(record), values) : null;
        } catch (ValueError error) {
            errors.add(fileName, line, "id", error.getMessage());
            return null;
        }
    }

    private boolean isRetired(CSVRecord record) {
        if (retiredColumn < 0) {
            return false;
        }
        Object literal = ValueLiteral.parse(record.get(retiredColumn));
        return literal instanceof Number number ? number.longValue() != 0 : Boolean.TRUE.equals(literal);
    }

    static String id(String field) {
        Object literal = ValueLiteral.parse(field);
        if (literal == null) {
            return null;
        }
        String id = literal.toString();
        if (!id.matches("[1-9]\\d{0,8}")) {
            throw new ValueError("'" + id + "' is not an id");
        }
        return id;
    }
}
