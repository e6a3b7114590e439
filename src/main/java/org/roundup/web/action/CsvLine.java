package org.roundup.web.action;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Lines of a CSV file in which every cell is quoted. */
final class CsvLine {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvLine() {}

    static void write(Writer out, List<String> cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(line.isEmpty() ? "\"" : ",\"");
            if (isFormula(cell)) {
                line.append('\'');
            }
            line.append(cell.replace("\"", "\"\"")).append('"');
        }
        out.write(line.append("\r\n").toString());
    }

    /** Whether a spreadsheet would calculate the cell instead of showing it; plain numbers are no danger. */
    private static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                && !cell.matches("[+-]?[0-9]+([.,][0-9]+)?");
    }
}
