package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A Python tuple: a fixed sequence that the literal format tells apart from a list, as in the date tuple
 * {@code (2024, 6, 7, 8, 9, 10.5, 0, 0, 0)} or the journal entry {@code (('+', ['3']), ('-', ['2']))}.
 *
 * @param items the members in order; unmodifiable, members may be null
 */
public record PythonTuple(List<Object> items) {

    public PythonTuple {
        items = Collections.unmodifiableList(new ArrayList<>(items));
    }

    /** A tuple of the given members; {@code null} members stand for Python's None. */
    public static PythonTuple of(Object... items) {
        return new PythonTuple(Arrays.asList(items));
    }

    public int size() {
        return items.size();
    }

    public Object get(int index) {
        return items.get(index);
    }

    /** The tuple as Python writes it. */
    @Override
    public String toString() {
        return PythonLiteral.repr(this);
    }
}
