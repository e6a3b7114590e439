package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the comma-separated text in which a user's roles are kept. */
public final class RoleNames {

    private RoleNames() {}

    /** The names in lower case, without empty ones; none for null. */
    public static List<String> parse(String text) {
        if (text == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            String name = text.substring(from, to).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                names.add(name);
            }
            from = to + 1;
        }
        return names;
    }
}
