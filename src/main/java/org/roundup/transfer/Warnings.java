package org.roundup.transfer;

import java.util.ArrayList;
import java.util.List;

/** What an administrator should know after an export or import, up to a bound. */
final class Warnings {

    private static final int MOST = 100;

    private final List<String> messages = new ArrayList<>();
    private int count;

    void add(String message) {
        count++;
        if (messages.size() < MOST) {
            messages.add(message);
        }
    }

    List<String> list() {
        List<String> all = new ArrayList<>(messages);
        if (count > MOST) {
            all.add("and " + (count - MOST) + " more");
        }
        return List.copyOf(all);
    }
}
