package org.roundup.store.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A statement with the values of its question marks, in their order.
 *
 * @param sql one SELECT
 * @param parameters never null themselves, in forms that the driver takes
 */
public record SqlQuery(String sql, List<Object> parameters) {

    /** Selects no id at all. */
    public static final SqlQuery NO_IDS = new SqlQuery("SELECT 0 WHERE 1 = 0", List.of());

    public SqlQuery {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }
}
