package org.roundup.web.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Search.SortKey;
import org.roundup.web.request.Fields;

/** Reads index arguments from form fields. Belongs to one request. */
public final class IndexReader {

    private final Hyperdb db;
    private final BiPredicate<String, String> searchable;
    private final Consumer<String> problems;
    private char special = '@';

    /**
     * A reader.
     *
     * @param searchable tells for class and property path whether the user may search by it; others are left out
     * @param problems takes a message for each sort or group property that does not exist
     */
    public IndexReader(Hyperdb db, BiPredicate<String, String> searchable, Consumer<String> problems) {
        this.db = db;
        this.searchable = searchable;
        this.problems = problems;
    }

    /**
     * Reads.
     *
     * @param className the class of the list, or null if there is none; then filter values are not read
     */
    public IndexArguments read(Fields fields, String className) {
        ClassDefinition definition = className == null ? null : db.schema().get(className);
        List<String> columns = list(fields, "columns");
        List<SortKey> sort = keys(fields, "sort", definition);
        List<SortKey> group = keys(fields, "group", definition);
        List<String> filter = list(fields, "filter");
        Map<String, FilterValue> values = definition == null ? Map.of() : values(fields, filter, definition);
        String searchText = text(fields, "search_text");
        int pagesize = number(fields, "pagesize", IndexArguments.PAGE_SIZE);
        int startwith = number(fields, "startwith", 0);
        return new IndexArguments(
                special,
                columns,
                sort,
                group,
                filter,
                values,
                searchText,
                pagesize < 0 ? IndexArguments.PAGE_SIZE : pagesize,
                startwith,
                fields.special("dispname").orElse(null));
    }

    private String name(Fields fields, String name) {
        for (char mark : new char[] {'@', ':'}) {
            if (fields.has(mark + name)) {
                special = mark;
                return mark + name;
            }
        }
        return null;
    }

    private List<String> list(Fields fields, String name) {
        String found = name(fields, name);
        return found == null ? List.of() : split(fields.all(found));
    }

    private String text(Fields fields, String name) {
        String found = name(fields, name);
        return found == null ? null : fields.first(found);
    }

    private int number(Fields fields, String name, int otherwise) {
        String text = text(fields, name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    /** Several fields of one name are a list; a single one is split at commas. */
    static List<String> split(List<String> values) {
        List<String> parts = new ArrayList<>();
        for (String value : values) {
            for (String part : value.split(",")) {
                String stripped = part.strip();
                if (!stripped.isEmpty()) {
                    parts.add(stripped);
                }
            }
        }
        return parts;
    }

    private List<SortKey> keys(Fields fields, String name, ClassDefinition definition) {
        List<SortKey> keys = new ArrayList<>();
        for (char mark : new char[] {'@', ':'}) {
            if (numbered(fields, mark + name, keys) || single(fields, mark + name, keys)) {
                special = mark;
                break;
            }
        }
        if (definition != null) {
            keys.removeIf(key -> !accepted(key, name, definition));
        }
        return keys;
    }

    private static boolean numbered(Fields fields, String name, List<SortKey> keys) {
        int index = 0;
        for (String value = fields.first(name + 0); value != null; value = fields.first(name + ++index)) {
            SortKey key = SortKey.parse(value);
            boolean descending = key.descending() || fields.has(name + "dir" + index);
            if (!key.path().isEmpty() && !key.path().equals("none")) {
                keys.add(new SortKey(key.path(), descending));
            }
        }
        return index > 0;
    }

    private static boolean single(Fields fields, String name, List<SortKey> keys) {
        boolean descending = fields.has(name + "dir");
        for (String value : split(fields.all(name))) {
            SortKey key = SortKey.parse(value);
            keys.add(new SortKey(key.path(), key.descending() || (descending && keys.isEmpty())));
        }
        return fields.has(name);
    }

    private boolean accepted(SortKey key, String name, ClassDefinition definition) {
        if (property(definition, key.path()) == null) {
            problems.accept("Unknown " + name + " property " + key.path());
            return false;
        }
        return searchable.test(definition.name(), key.path());
    }

    private Property property(ClassDefinition definition, String path) {
        try {
            return db.schema().follow(definition, path);
        } catch (RoundupException unknown) {
            return null;
        }
    }

    private Map<String, FilterValue> values(Fields fields, List<String> filter, ClassDefinition definition) {
        Map<String, FilterValue> values = new LinkedHashMap<>();
        for (String name : filter) {
            Property property = property(definition, name);
            List<String> given = fields.all(name);
            if (property != null && !given.isEmpty() && searchable.test(definition.name(), name)) {
                values.put(name, value(property, name, given));
            }
        }
        return values;
    }

    private FilterValue value(Property property, String name, List<String> given) {
        if (property.isReference()) {
            return new FilterValue(FilterValue.Kind.IDS, ids(property.reference(), split(given)));
        }
        if (name.equals("id") || name.endsWith(".id")) {
            return new FilterValue(FilterValue.Kind.IDS, split(given));
        }
        return new FilterValue(given.size() == 1 ? FilterValue.Kind.TEXT : FilterValue.Kind.WORDS, given);
    }

    private List<String> ids(PropertyType.Reference type, List<String> entries) {
        List<String> ids = new ArrayList<>();
        for (String entry : entries) {
            if (isNumber(entry) && (type.tryIdParsing() || entry.startsWith("-"))) {
                ids.add(entry);
            } else if (entry.equals("@current_user") && type.target().equals("user")) {
                ids.add(entry);
            } else {
                addByKey(ids, type.target(), entry);
            }
        }
        return ids;
    }

    private void addByKey(List<String> ids, String className, String key) {
        if (!db.schema().get(className).hasKey()) {
            return;
        }
        try {
            ids.add(db.getclass(className).lookup(key));
        } catch (NotFound unknown) {
            // a condition on what does not exist is left out, as a stale bookmark should still show its list
            return;
        }
    }

    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }
}
