package org.roundup.rest.resource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Range;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.TimeZones;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Unicode;
import org.roundup.store.StoredClass;

/** Turns the filters of a query into conditions of a search, as far as the caller may search by them. */
final class FilterReader {

    private final Call call;
    private final ClassDefinition definition;
    private final Map<String, Object> filter = new LinkedHashMap<>();
    private final Map<String, Object> exact = new LinkedHashMap<>();

    FilterReader(Call call, ClassDefinition definition) {
        this.call = call;
        this.definition = definition;
    }

    Map<String, Object> filter() {
        return filter;
    }

    Map<String, Object> exact() {
        return exact;
    }

    /**
     * Adds a filter.
     *
     * @param name a path, after which {@code :} asks for equality and {@code ~} changes nothing
     */
    void add(String name, String value) {
        boolean equal = name.endsWith(":");
        String text = equal || name.endsWith("~") ? name.substring(0, name.length() - 1) : name;
        int dot = text.indexOf('.');
        String first = dot < 0 ? text : text.substring(0, dot);
        if (!definition.has(first)) {
            throw ApiError.badField(name, "Field " + first + " is not valid for " + definition.name() + " class.");
        }
        FieldPath path = FieldPath.parse(call.db().schema(), definition, text);
        requireSearchable(text);
        Unicode.checked("value of " + text, value);
        add(path, value, equal);
    }

    private void add(FieldPath path, String value, boolean equal) {
        Property property = path.last();
        ClassDefinition owner = path.owners().get(path.owners().size() - 1);
        if (owner.isFile() && property.name().equals("content")) {
            throw ApiError.badField(path.text(), "Contents are searched by @search_text, not by " + path.text() + ".");
        }
        switch (property.kind()) {
            case LINK, MULTILINK -> addAll(path.text(), ids(path, value));
            case NUMBER, INTEGER -> addAll(path.text(), List.of(value.split(",", -1)));
            case STRING -> {
                if (property.name().equals("id")) {
                    addAll(path.text(), List.of(value.split(",", -1)));
                } else {
                    append(equal ? exact : filter, path.text(), value);
                }
            }
            case DATE, INTERVAL -> {
                checkRanges(path, value);
                append(filter, path.text(), value);
            }
            case BOOLEAN -> append(filter, path.text(), value);
            case PASSWORD -> throw ApiError.badField(path.text(), "Nobody can search by " + path.text() + ".");
        }
    }

    private static void append(Map<String, Object> conditions, String path, String value) {
        Object present = conditions.get(path);
        if (present == null) {
            conditions.put(path, value);
        } else if (present instanceof List<?>) {
            addTo(conditions, path, List.of(value));
        } else {
            List<Object> values = new ArrayList<>();
            values.add(present);
            values.add(value);
            conditions.put(path, values);
        }
    }

    private void addAll(String path, List<String> values) {
        filter.putIfAbsent(path, new ArrayList<Object>());
        addTo(filter, path, values);
    }

    @SuppressWarnings("unchecked")
    private static void addTo(Map<String, Object> conditions, String path, List<String> values) {
        ((List<Object>) conditions.get(path)).addAll(values);
    }

    private List<String> ids(FieldPath path, String value) {
        PropertyType.Reference reference = path.last().reference();
        StoredClass target = call.db().getclass(reference.target());
        List<String> ids = new ArrayList<>();
        for (String element : value.split(",", -1)) {
            if (element.isBlank()) {
                throw ApiError.badField(path.text(), "The filter " + path.text() + " has an empty element.");
            }
            boolean id = isSignedNumber(element) && reference.tryIdParsing();
            ids.add(id ? element : byKey(path, target, element));
        }
        return ids;
    }

    private static String byKey(FieldPath path, StoredClass target, String key) {
        try {
            return target.lookup(key);
        } catch (NotFound unknown) {
            throw new ApiError(400, "'" + unknown.getMessage() + "'", path.text(), unknown);
        }
    }

    private static boolean isSignedNumber(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        return start < text.length() && text.substring(start).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What cannot be read would be passed over in silence by the search. */
    private void checkRanges(FieldPath path, String value) {
        Instant now = call.db().now().toInstant();
        for (String part : value.split(",", -1)) {
            if (part.strip().equals("-")) {
                continue;
            }
            try {
                Range<?> range = path.last().type() instanceof PropertyType.DateType date
                        ? Range.ofDates(part, now, zone(date))
                        : Range.ofIntervals(part, now);
                if (range.isOpen()) {
                    throw ApiError.badField(path.text(), "The range of " + path.text() + " is open at both ends.");
                }
            } catch (RoundupException malformed) {
                throw new ApiError(
                        400,
                        "The filter " + path.text() + " has no valid range: " + malformed.getMessage(),
                        path.text(),
                        malformed);
            }
        }
    }

    private ZoneId zone(PropertyType.DateType type) {
        return type.zone() == null ? call.db().timezone() : TimeZones.parse(type.zone());
    }

    /** @throws Unauthorised if the caller may not search by the path */
    /** An order by passwords would tell something of them. */
    void refusePassword(String path) {
        if (FieldPath.parse(call.db().schema(), definition, path).last().kind() == PropertyType.Kind.PASSWORD) {
            throw ApiError.badField(path, "Nobody can sort by " + path + ".");
        }
    }

    void requireSearchable(String path) {
        if (!call.access().hasSearchPermission(call.userId(), definition.name(), path)) {
            throw new Unauthorised(
                    "User does not have search permission on \"" + definition.name() + "." + path + "\"");
        }
    }
}
