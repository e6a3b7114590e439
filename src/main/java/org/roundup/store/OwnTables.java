package org.roundup.store;

import java.util.ArrayList;
import java.util.List;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.content.PendingContent;
import org.roundup.store.index.TextIndex;
import org.roundup.store.sql.Dialect;

/** The tables and indexes that Roundup EE adds to Roundup's layout; the Python program ignores them. */
final class OwnTables {

    private OwnTables() {}

    /** Statements that create what is missing. */
    static List<String> statements(Dialect dialect) {
        List<String> statements = new ArrayList<>();
        statements.addAll(TextIndex.ddl(dialect));
        statements.addAll(PendingContent.ddl(dialect));
        statements.addAll(ChangeLog.ddl(dialect));
        return statements;
    }
}
