package org.roundup.store.schema;

import java.util.List;

/**
 * What must be done to bring the tables in line with the schema.
 *
 * @param statements SQL in the order in which it runs; empty when nothing is to be done
 * @param notes what an administrator should know, for example which data is no longer reachable
 */
public record SchemaPlan(List<Change> statements, List<String> notes) {

    /** Kinds of change, each of which a tracker may disallow. */
    public enum Kind {
        CREATE,
        ALTER,
        OWN
    }

    /** A statement and what it is for. */
    public record Change(Kind kind, String subject, String sql) {}

    public boolean isEmpty() {
        return statements.isEmpty();
    }
}
