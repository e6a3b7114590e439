package org.roundup.tracker;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.roundup.store.schema.StoredSchema;
import org.roundup.store.sql.SqlSession;

/**
 * References whose changes are not recorded in the history of the items referred to. Nothing says so but the data: there
 * are such references, and no history has an entry of one.
 */
final class UnjournalledReferences {

    private static final String LINK = "<roundup.hyperdb.Link to \"";
    private static final String MULTILINK = "<roundup.hyperdb.Multilink to \"";

    private UnjournalledReferences() {}

    static Set<String> of(SqlSession session, StoredSchema stored) {
        Set<String> unjournalled = new TreeSet<>();
        stored.classes().forEach((name, recorded) -> recorded.properties().forEach((property, type) -> {
            String target = target(type);
            if (stored.classes().containsKey(target)
                    && isUsed(session, name, property, type)
                    && !isJournalled(session, name, property, target)) {
                unjournalled.add(name + "." + property);
            }
        }));
        return unjournalled;
    }

    /** The class that a reference refers to; empty for other types. */
    private static String target(String type) {
        String prefix = type.startsWith(LINK) ? LINK : MULTILINK;
        return type.startsWith(prefix) ? type.substring(prefix.length(), type.length() - 2) : "";
    }

    private static boolean isUsed(SqlSession session, String name, String property, String type) {
        String sql = type.startsWith(LINK)
                ? "SELECT 1 FROM _" + name + " WHERE _" + property + " IS NOT NULL LIMIT 1"
                : "SELECT 1 FROM " + name + "_" + property + " LIMIT 1";
        return session.first(sql, List.of(), row -> row.getInt(1)).isPresent();
    }

    private static boolean isJournalled(SqlSession session, String name, String property, String target) {
        return session.first(
                        "SELECT 1 FROM " + target + "__journal WHERE action = 'link' AND params LIKE ? LIMIT 1",
                        List.of("('" + name + "', %, '" + property + "')"),
                        row -> row.getInt(1))
                .isPresent();
    }
}
