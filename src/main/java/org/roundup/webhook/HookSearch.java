package org.roundup.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;

/**
 * Reads the query in the address of a list, as REST or a page has it, such as {@code status=unread,2&title=leak} or
 * {@code @filter=status&status=1&@search_text=roof}. Where {@code @filter} names properties, only these count; otherwise
 * all do. {@code title:=leak} means the same text. What concerns the showing of a list is passed over.
 */
final class HookSearch {

    private static final String FILTER = "filter";
    private static final String TEXT = "search_text";

    private final Hyperdb db;
    private final ClassDefinition definition;
    private final Map<String, Object> filter = new LinkedHashMap<>();
    private final Map<String, Object> exact = new LinkedHashMap<>();
    private String text;

    private HookSearch(Hyperdb db, ClassDefinition definition) {
        this.db = db;
        this.definition = definition;
    }

    /**
     * Reads a query; links are looked up by key.
     *
     * @throws org.roundup.hyperdb.RoundupException if it names what does not exist, or is malformed
     */
    static Search read(Hyperdb db, ClassDefinition definition, String query) {
        HookSearch search = new HookSearch(db, definition);
        List<Map.Entry<String, String>> pairs = pairs(query);
        Set<String> wanted = new HashSet<>();
        for (Map.Entry<String, String> pair : pairs) {
            if (FILTER.equals(control(pair.getKey()))) {
                wanted.addAll(Arrays.asList(pair.getValue().split(",")));
            }
        }
        for (Map.Entry<String, String> pair : pairs) {
            String control = control(pair.getKey());
            if (control == null && (wanted.isEmpty() || wanted.contains(pair.getKey()))) {
                search.add(pair.getKey(), pair.getValue());
            } else if (TEXT.equals(control) && !pair.getValue().isBlank()) {
                search.text = pair.getValue();
            }
        }
        return Search.ALL
                .withText(search.text)
                .withFilter(search.filter)
                .withExact(search.exact)
                .withRetired(Search.Retired.BOTH);
    }

    private static List<Map.Entry<String, String>> pairs(String query) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String part : query.substring(query.indexOf('?') + 1).split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                pairs.add(Map.entry(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1))));
            } else if (!part.isBlank()) {
                throw new UsageError("\"" + part + "\" is not a condition of the form property=value");
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new UsageError("\"" + text + "\" is not encoded as in an address", malformed);
        }
    }

    /** The name of a control without its mark; null for a property. */
    private static String control(String name) {
        return name.startsWith("@") || name.startsWith(":") ? name.substring(1) : null;
    }

    private void add(String name, String value) {
        boolean equal = name.endsWith(":");
        String path = equal || name.endsWith("~") ? name.substring(0, name.length() - 1) : name;
        Property property = db.schema().follow(definition, path);
        switch (property.kind()) {
            case LINK, MULTILINK -> filter.put(path, ids(property.reference(), value));
            case NUMBER, INTEGER -> filter.put(path, List.of(value.split(",")));
            case STRING -> addText(path, value, equal);
            case PASSWORD -> throw new ValueError("Nobody can search by " + path);
            default -> filter.put(path, value);
        }
    }

    private void addText(String path, String value, boolean equal) {
        if (path.equals("id") || path.endsWith(".id")) {
            filter.put(path, List.of(value.split(",")));
        } else {
            (equal ? exact : filter).put(path, value);
        }
    }

    private List<String> ids(PropertyType.Reference reference, String value) {
        List<String> ids = new ArrayList<>();
        for (String element : value.split(",")) {
            boolean isUser =
                    element.equals("@current_user") && reference.target().equals("user");
            boolean isId = isSignedNumber(element) && (reference.tryIdParsing() || element.startsWith("-"));
            ids.add(isUser || isId ? element : db.getclass(reference.target()).lookup(element));
        }
        return ids;
    }

    private static boolean isSignedNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.length() > start && text.substring(start).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
