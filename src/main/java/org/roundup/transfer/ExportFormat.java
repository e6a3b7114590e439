package org.roundup.transfer;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** The dialect of the tables: fields between colons, quoted where they must be, lines that end in LF. */
final class ExportFormat {

    static final String RETIRED = "is retired";
    static final String TABLE = ".csv";
    static final String JOURNALS = "-journals.csv";
    static final String FILES = "-files";

    /** What is written may stand unquoted unless it holds a colon, a quote or a line end. */
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(':')
            .setQuote('"')
            .setQuoteMode(QuoteMode.MINIMAL)
            .setRecordSeparator('\n')
            .setIgnoreEmptyLines(true)
            .get();

    private ExportFormat() {}

    static CSVParser reader(Reader in) {
        try {
            return CSVParser.builder().setFormat(FORMAT).setReader(in).get();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static CSVPrinter writer(Writer out) throws IOException {
        return new CSVPrinter(out, FORMAT);
    }

    /** Classes that a command's argument names: all, {@code a,b}, or all but {@code -a,b}. */
    static List<String> select(String argument, List<String> all) {
        if (argument == null) {
            return all;
        }
        boolean excluding = argument.startsWith("-");
        List<String> named = Arrays.asList((excluding ? argument.substring(1) : argument).split(","));
        for (String name : named) {
            if (!all.contains(name)) {
                throw new org.roundup.hyperdb.UsageError("no such class \"" + name + "\"");
            }
        }
        return all.stream().filter(name -> named.contains(name) != excluding).toList();
    }
}
