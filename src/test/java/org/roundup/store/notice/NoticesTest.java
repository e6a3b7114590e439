package org.roundup.store.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.notice.DigestEntries.Entry;
import org.roundup.store.notice.MailPreference.Own;
import org.roundup.store.notice.MailPreference.Rhythm;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

@EveryEngine
class NoticesTest extends OpenedEngine {

    @Override
    protected List<String> ddl(Dialect dialect) {
        List<String> statements = new ArrayList<>(ChangeLog.ddl(dialect));
        statements.addAll(MailPreferences.ddl(dialect));
        statements.addAll(MutedItems.ddl(dialect));
        statements.addAll(DigestEntries.ddl(dialect));
        statements.addAll(NewsCursor.ddl(dialect));
        return statements;
    }

    private <T> T call(Function<SqlSession, T> work) {
        try (SqlSession session = engine.open()) {
            T result = work.apply(session);
            session.commit();
            return result;
        }
    }

    private void run(Consumer<SqlSession> work) {
        call(session -> {
            work.accept(session);
            return null;
        });
    }

    @Test
    void preferencesReplaceThoseBefore() {
        MailPreference chosen = new MailPreference(Own.NO, Rhythm.DAILY, Set.of("issue", "query7"));
        run(session -> MailPreferences.set(session, "user:4", MailPreference.NONE.with("new", "bug")));
        run(session -> MailPreferences.set(session, "user:4", chosen));
        run(session -> MailPreferences.set(session, "role:user", MailPreference.NONE.with("own", "yes")));
        assertEquals(chosen, call(session -> MailPreferences.find(session, "user:4")));
        assertEquals(
                Map.of("user:4", chosen, "role:user", new MailPreference(Own.YES, Rhythm.DEFAULT, Set.of())),
                call(session -> MailPreferences.of(session, List.of("4", "5"))));
        assertEquals(Map.of("user:4", Set.of("issue", "query7")), call(MailPreferences::news));
    }

    @Test
    void mutedItemsAreNotedOnce() {
        run(session -> MutedItems.add(session, "4", "issue", "1"));
        run(session -> MutedItems.add(session, "4", "issue", "1"));
        assertEquals(Set.of("4"), call(session -> MutedItems.users(session, "issue", "1")));
        assertEquals(false, call(session -> MutedItems.contains(session, "5", "issue", "1")));
        run(session -> MutedItems.remove(session, "4", "issue", "1"));
        assertEquals(List.of(), call(session -> MutedItems.of(session, "4")));
    }

    @Test
    void whatIsCollectedIsTakenOnce() {
        Entry entry = new Entry(0, "issue", "1", null, null, "3", 5, "note");
        Entry message = new Entry(0, "issue", "1", "msg", "9", "3", 6, "");
        run(session -> DigestEntries.add(session, List.of("4", "5"), 100, entry));
        run(session -> DigestEntries.add(session, List.of("4"), 300, message));
        assertEquals(Optional.empty(), call(session -> DigestEntries.dueUser(session, 99)));
        assertEquals(Optional.of("4"), call(session -> DigestEntries.dueUser(session, 100)));
        List<Entry> taken = call(session -> DigestEntries.take(session, "4", 10));
        assertEquals(List.of("note", ""), taken.stream().map(Entry::note).toList());
        assertEquals("9", taken.get(1).messageId());
        assertEquals(List.of(), call(session -> DigestEntries.take(session, "4", 10)));
        assertEquals(Optional.of("5"), call(session -> DigestEntries.dueUser(session, 100)));
    }

    @Test
    void whatWasTakenInVainIsThereAgain() {
        run(session ->
                DigestEntries.add(session, List.of("4"), 100, new Entry(0, "issue", "1", null, null, "3", 5, "note")));
        try (SqlSession session = engine.open()) {
            assertEquals(1, DigestEntries.take(session, "4", 10).size());
            session.rollback();
        }
        assertEquals(1, call(session -> DigestEntries.take(session, "4", 10)).size());
    }

    @Test
    void newsAreReadFromTheFirstWishOn() {
        assertEquals(Optional.empty(), call(NewsCursor::find));
        run(session -> MailPreferences.set(session, "user:4", MailPreference.NONE.with("new", "issue")));
        Cursor begin = call(NewsCursor::find).orElseThrow();
        run(session -> NewsCursor.set(session, new Cursor(begin.transaction(), begin.sequence())));
        run(session -> MailPreferences.set(session, "user:5", MailPreference.NONE.with("new", "issue")));
        assertEquals(begin, call(NewsCursor::find).orElseThrow());
        run(session -> NewsCursor.set(session, new Cursor(begin.transaction() + 1_000_000, 1)));
        assertTrue(call(NewsCursor::find).orElseThrow().transaction() < begin.transaction() + 1_000_000);
        run(NewsCursor::end);
        assertEquals(Optional.empty(), call(NewsCursor::find));
    }
}
