package org.roundup.rest.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request gives: properties and controls, whose names begin with {@code @}. A value is a text, a list of texts,
 * bytes of an uploaded file, or null. Immutable.
 */
public final class Input {

    /** Nothing. */
    public static final Input NONE = new Input(Map.of());

    private final Map<String, Object> values;

    private Input(Map<String, Object> values) {
        this.values = values;
    }

    /** All that is in the map. */
    public static Input of(Map<String, Object> values) {
        return new Input(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    /** The pairs; of several with one name the last counts. */
    public static Input of(Params params) {
        Map<String, Object> values = new LinkedHashMap<>();
        params.forEach(param -> values.put(param.name(), param.value()));
        return new Input(values);
    }

    /** The values of properties, controls left out, sorted by name. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!name.startsWith("@")) {
                properties.put(name, value);
            }
        });
        return properties;
    }

    /** All values, controls too, in their order. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The same without one of the values. */
    public Input without(String name) {
        Map<String, Object> others = new LinkedHashMap<>(values);
        others.remove(name);
        return new Input(others);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Object get(String name) {
        return values.get(name);
    }

    /**
     * A single text, or null.
     *
     * @throws ApiError if it is a list or a file
     */
    public String text(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw ApiError.badField(name, "There can be only one text for " + name + ".");
    }

    /** A control as a switch: on if it is {@code true} in any case. */
    public boolean isTrue(String name) {
        return "true".equalsIgnoreCase(text(name));
    }
}
