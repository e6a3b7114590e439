package org.roundup.transfer;

import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.ValueError;

/** What is wrong with an import directory: file, line and column of each defect, up to a bound. */
final class ImportErrors {

    private static final int MOST = 20;

    private final List<String> messages = new ArrayList<>();
    private int count;

    void add(String file, long line, String column, String message) {
        count++;
        if (messages.size() < MOST) {
            messages.add(file + ", line " + line + (column == null ? "" : ", column " + column) + ": " + message);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The error that lists them. */
    ValueError toError() {
        String more = count > MOST ? "\n… and " + (count - MOST) + " more" : "";
        return new ValueError("Nothing was imported.\n" + String.join("\n", messages) + more);
    }
}
