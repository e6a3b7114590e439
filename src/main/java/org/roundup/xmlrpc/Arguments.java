package org.roundup.xmlrpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The arguments of a call. */
record Arguments(List<Object> values) {

    int size() {
        return values.size();
    }

    Object get(int index) {
        return index < values.size() ? values.get(index) : null;
    }

    /** @throws Fault if it is no text */
    String text(int index) {
        if (get(index) instanceof String text) {
            return text;
        }
        throw Fault.typed("AttributeError", "argument " + (index + 1) + " must be a string");
    }

    /** The texts from an argument on. */
    List<String> texts(int from) {
        List<String> texts = new ArrayList<>();
        for (int i = from; i < values.size(); i++) {
            texts.add(text(i));
        }
        return texts;
    }

    /** A list; null if the argument is nil or absent. */
    List<?> list(int index) {
        Object value = get(index);
        if (value == null || value instanceof List<?>) {
            return (List<?>) value;
        }
        throw Fault.typed("TypeError", "argument " + (index + 1) + " must be an array");
    }

    /** @throws Fault if it is no struct */
    Map<?, ?> struct(int index) {
        if (get(index) instanceof Map<?, ?> map) {
            return map;
        }
        throw Fault.typed("TypeError", "argument " + (index + 1) + " must be a struct");
    }
}
