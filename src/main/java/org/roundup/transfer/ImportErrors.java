package org.roundup.transfer;

import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.ValueError;

/** What is wrong with an import directory: file, line and column of each defect, up to a bound. Thread-safe. */
final class ImportErrors {

    private static final int MOST = 20;

    private final List<String> messages = new ArrayList<>();
    private int count;

    /** @param column name of the property, or null if the whole row is meant */
    synchronized void add(String file, long line, String column, String message) {
        count++;
        if (messages.size() < MOST) {
            messages.add(file + ", line " + line + (column == null ? "" : ", column " + column) + ": " + message);
        }
    }

    synchronized boolean isEmpty() {
        return count == 0;
    }

    /** The error that lists them. */
    synchronized ValueError toError() {
        String more = count > MOST ? "\nand " + (count - MOST) + " more" : "";
        return new ValueError("Nothing was imported.\n" + String.join("\n", messages) + more);
    }
}
