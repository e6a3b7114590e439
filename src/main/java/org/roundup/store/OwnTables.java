package org.roundup.store;

import java.util.ArrayList;
import java.util.List;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.content.PendingContent;
import org.roundup.store.index.TextIndex;
import org.roundup.store.lease.Leases;
import org.roundup.store.notice.DigestEntries;
import org.roundup.store.notice.MailPreferences;
import org.roundup.store.notice.MutedItems;
import org.roundup.store.notice.NewsCursor;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.session.Sessions;
import org.roundup.store.sql.Dialect;
import org.roundup.store.webhook.Webhooks;

/** The tables and indexes that Roundup EE adds to Roundup's layout; the Python program ignores them. */
final class OwnTables {

    private OwnTables() {}

    /** Statements that create what is missing. */
    static List<String> statements(Dialect dialect) {
        List<String> statements = new ArrayList<>();
        statements.addAll(TextIndex.ddl(dialect));
        statements.addAll(PendingContent.ddl(dialect));
        statements.addAll(ChangeLog.ddl(dialect));
        statements.addAll(Outbox.ddl(dialect));
        statements.addAll(Leases.ddl(dialect));
        statements.addAll(Sessions.ddl(dialect));
        statements.addAll(MailPreferences.ddl(dialect));
        statements.addAll(MutedItems.ddl(dialect));
        statements.addAll(DigestEntries.ddl(dialect));
        statements.addAll(NewsCursor.ddl(dialect));
        statements.addAll(Webhooks.ddl(dialect));
        return statements;
    }
}
