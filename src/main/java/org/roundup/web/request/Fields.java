package org.roundup.web.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a request in the order in which they came: those of the query first, then those of the body. A name
 * can have several values. Immutable.
 */
public final class Fields {

    /** No fields. */
    public static final Fields NONE = new Fields(Map.of(), Map.of(), false);

    private final Map<String, List<String>> texts;
    private final Map<String, List<Upload>> uploads;
    private final boolean multipart;

    private Fields(Map<String, List<String>> texts, Map<String, List<Upload>> uploads, boolean multipart) {
        this.texts = texts;
        this.uploads = uploads;
        this.multipart = multipart;
    }

    /** Whether the body was a multipart form, in which an empty field means a cleared value. */
    public boolean isMultipart() {
        return multipart;
    }

    /** The names of all fields, uploads included. */
    public Collection<String> names() {
        if (uploads.isEmpty()) {
            return texts.keySet();
        }
        List<String> names = new ArrayList<>(texts.keySet());
        uploads.keySet().stream().filter(name -> !texts.containsKey(name)).forEach(names::add);
        return names;
    }

    public boolean has(String name) {
        return texts.containsKey(name) || uploads.containsKey(name);
    }

    /** The first value of a field, or null. */
    public String first(String name) {
        List<String> values = texts.get(name);
        return values == null ? null : values.get(0);
    }

    /** The first value of a field, or another text if it is absent. */
    public String first(String name, String otherwise) {
        String value = first(name);
        return value == null ? otherwise : value;
    }

    /** All values of a field; empty if it is absent. */
    public List<String> all(String name) {
        return texts.getOrDefault(name, List.of());
    }

    /** The files of a field. */
    public List<Upload> uploads(String name) {
        return uploads.getOrDefault(name, List.of());
    }

    /** The first value of a special field, whose name starts with {@code @} or {@code :}. */
    public Optional<String> special(String name) {
        String value = first("@" + name);
        return Optional.ofNullable(value == null ? first(":" + name) : value);
    }

    /** All texts by name. */
    public Map<String, List<String>> texts() {
        return texts;
    }

    /** Collects fields. Not thread-safe. */
    public static final class Builder {

        private final Map<String, List<String>> texts = new LinkedHashMap<>();
        private final Map<String, List<Upload>> uploads = new LinkedHashMap<>();

        public Builder add(String name, String value) {
            texts.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
            return this;
        }

        public Builder add(String name, Upload file) {
            uploads.computeIfAbsent(name, key -> new ArrayList<>(1)).add(file);
            return this;
        }

        /** Adds the fields of a query or an urlencoded body; fields with an empty value count as absent. */
        public Builder addEncoded(String encoded) {
            QueryText.parse(encoded, (name, value) -> {
                if (!value.isEmpty()) {
                    add(name, value);
                }
            });
            return this;
        }

        public Fields build(boolean multipart) {
            return new Fields(texts, uploads, multipart);
        }
    }

    /** The fields of a query alone. */
    public static Fields ofQuery(String query) {
        return new Builder().addEncoded(query).build(false);
    }
}
