package org.roundup.web.form;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;

/**
 * All items of a class as a table for editing, one in a line: {@code id}, then the properties sorted by name. The ids of
 * a Multilink are separated by colons. Passwords and contents are left out.
 */
public final class ItemTable {

    /** What a line says of an item; {@code id} is X for one to be made. */
    public record Line(long number, String id, Map<String, String> texts) {}

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\n")
            .setIgnoreEmptyLines(true)
            .get();

    private final List<String> columns = new ArrayList<>();

    public ItemTable(ClassDefinition definition) {
        definition.properties().stream()
                .filter(property -> property.kind() != PropertyType.Kind.PASSWORD)
                .filter(property -> !property.computed())
                .filter(property -> !definition.isFile() || !property.name().equals("content"))
                .map(Property::name)
                .sorted()
                .forEach(columns::add);
    }

    /** The names of the properties in the order of the columns after the first. */
    public List<String> columns() {
        return columns;
    }

    /** The items as text. */
    public String write(HyperClass hyperclass, List<String> ids) {
        StringWriter out = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
            List<Object> head = new ArrayList<>(List.of("id"));
            head.addAll(columns);
            printer.printRecord(head);
            for (String id : ids) {
                List<Object> cells = new ArrayList<>(List.of(id));
                columns.forEach(column -> cells.add(text(hyperclass.get(id, column))));
                printer.printRecord(cells);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> ids) {
            return String.join(":", ids.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }

    /**
     * Reads such a text. The first line is passed over.
     *
     * @throws FormError if a line has not the right number of values, or the text is no table
     */
    public List<Line> read(String text) {
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            for (CSVRecord record : parser) {
                boolean isHead = record.getRecordNumber() == 1 || record.get(0).equals("id");
                if (!isHead) {
                    lines.add(line(record, parser.getCurrentLineNumber()));
                }
            }
        } catch (IOException | UncheckedIOException malformed) {
            throw new FormError("The items are no table: " + malformed.getMessage(), malformed);
        }
        return lines;
    }

    private Line line(CSVRecord record, long number) {
        if (record.size() != columns.size() + 1) {
            throw new FormError("Not enough values on line " + number);
        }
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.put(columns.get(i), record.get(i + 1).strip());
        }
        return new Line(number, record.get(0).strip(), texts);
    }
}
