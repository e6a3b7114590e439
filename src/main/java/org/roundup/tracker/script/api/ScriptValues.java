package org.roundup.tracker.script.api;

import groovy.lang.GString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings values that scripts make into the form that the hyperdb expects. */
final class ScriptValues {

    private ScriptValues() {}

    /** Texts with inserted values become plain texts; sets and arrays become lists. */
    static Object plain(Object value) {
        if (value instanceof GString text) {
            return text(text);
        }
        if (value instanceof Collection<?> items) {
            return plainList(items);
        }
        return value instanceof Object[] items ? plainList(List.of(items)) : value;
    }

    /** What {@code toString} gives; for the usual texts, without waking Groovy's compiler as that does. */
    private static String text(GString text) {
        Object[] inserted = text.getValues();
        for (Object value : inserted) {
            if (!(value instanceof String)) {
                return text.toString();
            }
        }
        String[] fixed = text.getStrings();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < fixed.length; i++) {
            all.append(fixed[i]);
            if (i < inserted.length) {
                all.append(inserted[i]);
            }
        }
        return all.toString();
    }

    private static List<Object> plainList(Collection<?> items) {
        List<Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(plain(item)));
        return list;
    }

    static Map<String, Object> plain(Map<?, ?> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach((name, value) -> map.put(String.valueOf(name), plain(value)));
        return map;
    }

    /** Ids given one by one, as a collection, or (a habit of Python scripts) as the keys of a map. */
    static Object ids(Object value) {
        return value instanceof Map<?, ?> map ? plainList(map.keySet()) : plain(value);
    }

    /** An id as text; numbers are accepted. */
    static String id(Object value) {
        return value == null ? null : value.toString();
    }
}
