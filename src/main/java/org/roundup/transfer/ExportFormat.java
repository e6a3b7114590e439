package org.roundup.transfer;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.UsageError;

/** The dialect of the tables: fields between colons, quoted where they must be, lines that end in LF; and the names. */
final class ExportFormat {

    /** Heading of the last column. */
    static final String RETIRED = "is retired";

    /** The property that is a file of its own. */
    static final String CONTENT = "content";

    /** The date of a journal entry, as if it were a property. */
    static final Property JOURNAL_DATE = Property.of("date", new PropertyType.DateType(null, true, null));

    private static final String TABLE = ".csv";
    private static final String JOURNAL = "-journals.csv";
    private static final String CONTENTS = "-files";
    private static final int CONTENTS_PER_FOLDER = 1000;

    /** What is written may stand unquoted unless it holds a colon, a quote or a line end. */
    static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(':')
            .setQuote('"')
            .setQuoteMode(QuoteMode.MINIMAL)
            .setRecordSeparator('\n')
            .setIgnoreEmptyLines(true)
            .get();

    private ExportFormat() {}

    static CSVPrinter writer(Writer out) throws IOException {
        return new CSVPrinter(out, CSV);
    }

    /** Name of the file with the items of a class. */
    static String table(String className) {
        return className + TABLE;
    }

    /** Name of the file with the journals of a class. */
    static String journal(String className) {
        return className + JOURNAL;
    }

    /** Path of the content of an item within the directory. */
    static String content(String className, String id) {
        return className + CONTENTS + '/' + Integer.parseInt(id) / CONTENTS_PER_FOLDER + '/' + className + id;
    }

    /** The class whose items a file holds, or null if it is no such file. */
    static String classOf(String fileName) {
        return fileName.endsWith(TABLE) && !fileName.endsWith(JOURNAL)
                ? fileName.substring(0, fileName.length() - TABLE.length())
                : null;
    }

    /** Whether a property is a column: neither computed nor a content. */
    static boolean isColumn(boolean fileClass, Property property) {
        return !property.computed() && !(fileClass && property.name().equals(CONTENT));
    }

    /**
     * Classes that a command's argument names.
     *
     * @param argument {@code a,b} for some, {@code -a,b} for all but some, null for all
     * @throws UsageError if it names a class that does not exist
     */
    static List<String> select(String argument, List<String> all) {
        if (argument == null) {
            return all;
        }
        boolean excluding = argument.startsWith("-");
        List<String> named = Arrays.asList((excluding ? argument.substring(1) : argument).split(","));
        for (String name : named) {
            if (!all.contains(name)) {
                throw new UsageError("no such class \"" + name + "\"");
            }
        }
        return all.stream().filter(name -> named.contains(name) != excluding).toList();
    }
}
