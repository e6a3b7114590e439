package org.roundup.cli.admin.session;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UsageError;

/** Settings that last as long as the session. */
public final class Pragmas {

    /** How many rows an import writes between two commits on PostgreSQL; kept for compatibility. */
    private static final int SAVEPOINT_LIMIT = 10000;

    private static final Set<String> TRUE = Set.of("yes", "on", "true", "1");
    private static final Set<String> FALSE = Set.of("no", "off", "false", "0");

    /** The settings. */
    public enum Name {
        DISPLAY_HEADER(false, "print a line with the designator before the properties"),
        DISPLAY_PROTECTED(false, "print the protected properties too"),
        HISTORY_FEATURES(0, "do not: 1 load the history, 2 save it, 4 read the init file; add the numbers"),
        HISTORY_LENGTH(-1, "lines of history that are kept; -1 for all"),
        INDEXER_BACKEND("unset", "the full-text index of the tracker; setting it has no effect"),
        SAVEPOINT_LIMIT(Pragmas.SAVEPOINT_LIMIT, "accepted for Roundup's scripts; imports are one transaction"),
        SHOW_RETIRED("no", "whether list and table show retired items: no, only or both"),
        VERBOSE(false, "tell more"),
        _REOPEN_TRACKER(false, "open the tracker anew for each command"),
        _FLOATTEST(0.0, "for tests of this command"),
        _INTTEST(1, "for tests of this command"),
        _RETIRED_VAL("no", "what show_retired means; setting it has no effect");

        private final Object initial;
        private final String description;

        Name(Object initial, String description) {
            this.initial = initial;
            this.description = description;
        }

        public String setting() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What it does, in a few words. */
        public String description() {
            return description;
        }

        public boolean isInternal() {
            return name().startsWith("_");
        }
    }

    private final Map<Name, Object> values = new LinkedHashMap<>();

    public Pragmas() {
        for (Name name : Name.values()) {
            values.put(name, name.initial);
        }
    }

    public Object get(Name name) {
        return values.get(name);
    }

    public boolean is(Name name) {
        return (Boolean) values.get(name);
    }

    public int number(Name name) {
        return (Integer) values.get(name);
    }

    /** Which items {@code show_retired} asks for. */
    public Search.Retired retired() {
        return switch ((String) values.get(Name.SHOW_RETIRED)) {
            case "only" -> Search.Retired.RETIRED;
            case "both" -> Search.Retired.BOTH;
            default -> Search.Retired.LIVE;
        };
    }

    /** Notes the index that the tracker uses. */
    public void indexer(String name) {
        values.put(Name.INDEXER_BACKEND, name);
    }

    /**
     * Reads {@code setting=value}.
     *
     * @throws UsageError if there is no such setting or it does not accept the value
     */
    public void set(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new UsageError("Argument must be setting=value, was given: " + text + ".");
        }
        String setting = text.substring(0, equals);
        String value = text.substring(equals + 1);
        for (Name name : Name.values()) {
            if (name.setting().equals(setting)) {
                values.put(name, convert(name, value));
                return;
            }
        }
        throw new UsageError("Unknown setting " + setting + ". Try \"pragma list\".");
    }

    private static Object convert(Name name, String value) {
        if (name == Name.SHOW_RETIRED) {
            if (Set.of("no", "both", "only").contains(value)) {
                return value;
            }
            throw new UsageError(
                    "Incorrect value for setting show_retired: " + value + ". Should be no, both, or only.");
        }
        if (name.initial instanceof Boolean) {
            return truth(name, value);
        }
        try {
            if (name.initial instanceof Integer) {
                return Integer.valueOf(value);
            }
            return name.initial instanceof Double ? (Object) Double.valueOf(value) : value;
        } catch (NumberFormatException e) {
            String kind = name.initial instanceof Integer ? "integer" : "float";
            throw new UsageError("Incorrect value for " + kind + " setting " + name.setting() + ": " + value + ".", e);
        }
    }

    private static boolean truth(Name name, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (TRUE.contains(lower) || FALSE.contains(lower)) {
            return TRUE.contains(lower);
        }
        throw new UsageError("Incorrect value for boolean setting " + name.setting() + ": " + value + ".");
    }
}
