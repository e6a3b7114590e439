package org.roundup.store.item;

import java.util.ArrayList;
import java.util.List;
import org.roundup.store.sql.SqlSession;

/**
 * The operands of an {@code IN} condition on ids. Their number is rounded up to a power of two by repeating the last,
 * so that few different statements are prepared.
 */
record InList(String marks, List<Integer> parameters) {

    static InList of(List<String> ids) {
        int size = Math.max(1, Integer.highestOneBit(Math.max(1, ids.size() * 2 - 1)));
        List<Integer> parameters = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            parameters.add(ids.isEmpty() ? -1 : Integer.parseInt(ids.get(Math.min(i, ids.size() - 1))));
        }
        return new InList(SqlSession.marks(size), parameters);
    }
}
