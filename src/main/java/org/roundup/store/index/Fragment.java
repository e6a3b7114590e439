package org.roundup.store.index;

import java.util.List;

/**
 * A piece of a statement with its parameters in order.
 *
 * @param sql text with question marks
 * @param parameters as many values
 */
public record Fragment(String sql, List<Object> parameters) {

    public Fragment {
        parameters = List.copyOf(parameters);
    }
}
