package org.roundup.ops.logging;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of a JSON text, read with care: a member of another kind than expected counts as missing. */
record Node(Map<?, ?> members) {
    static Node of(Object value) {
        return new Node(value instanceof Map<?, ?> map ? map : Map.of());
    }

    Node child(String name) {
        return of(members.get(name));
    }

    List<String> names() {
        return members.keySet().stream().map(String::valueOf).toList();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    long number(String name, long otherwise) {
        return members.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return members.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    List<String> texts(String name) {
        return members.get(name) instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }
}
