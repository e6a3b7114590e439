package org.roundup.store.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.engine.EngineContract;
import org.roundup.store.engine.MariaEngine;
import org.roundup.store.engine.MovableClock;
import org.roundup.store.engine.PostgresEngine;
import org.roundup.store.engine.SqliteEngine;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

@DisplayName("The change log")
class ChangeLogTest {

    @Nested
    class OnSqlite extends Contract {
        @Override
        protected TestEngine create(Path folder) {
            return new SqliteEngine(folder.resolve("db"));
        }
    }

    @Nested
    class OnMaria extends Contract {
        @Override
        protected TestEngine create(Path folder) {
            return new MariaEngine();
        }
    }

    @Nested
    class OnPostgres extends Contract {
        @Override
        protected TestEngine create(Path folder) {
            return new PostgresEngine();
        }

        @Test
        void aTransactionThatCommitsLateIsNotPassedOver() {
            Cursor cursor;
            try (SqlSession early = engine.open();
                    SqlSession late = engine.open();
                    SqlSession reader = engine.open()) {
                cursor = ChangeLog.latest(reader);
                ChangeLog.record(early, List.of(set("1")));
                ChangeLog.record(late, List.of(set("2")));
                late.commit();
                List<LoggedChange> first = ChangeLog.readSince(reader, cursor, 10);
                assertEquals(List.of(), items(first), "2 waits until 1 is decided");
                early.commit();
                assertEquals(List.of("1", "2"), items(ChangeLog.readSince(reader, cursor, 10)));
            }
        }

        @Test
        void theEndOfTheLogLiesBeforeTransactionsThatStillRun() {
            try (SqlSession writer = engine.open();
                    SqlSession reader = engine.open()) {
                ChangeLog.record(writer, List.of(set("1")));
                Cursor cursor = ChangeLog.latest(reader);
                writer.commit();
                assertEquals(List.of("1"), items(ChangeLog.readSince(reader, cursor, 10)));
            }
        }

        @Test
        void rowsOfAnotherServerNeitherHideNewOnesNorStay() {
            try (SqlSession session = engine.open()) {
                session.update("INSERT INTO ee_change (txn, class, item, event, millis, props)"
                        + " VALUES (4000000000, 'issue', 77, 'set', 5000, '')");
                session.commit();
                Cursor cursor = ChangeLog.latest(session);
                ChangeLog.record(session, List.of(set("1")));
                session.commit();
                assertEquals(List.of("1"), items(ChangeLog.readSince(session, cursor, 10)));
                assertEquals(1, ChangeLog.prune(session, 0));
                session.commit();
            }
        }
    }

    private static Change set(String item) {
        return new Change("issue", item, Change.Event.SET, "3", 1000, List.of("title", "nosy"));
    }

    private static List<String> items(List<LoggedChange> changes) {
        return changes.stream().map(change -> change.change().itemId()).toList();
    }

    abstract static class Contract extends EngineContract {

        @Override
        protected List<String> ddl(Dialect dialect) {
            return ChangeLog.ddl(dialect);
        }

        private void record(Change... changes) {
            try (SqlSession session = engine.open()) {
                ChangeLog.record(session, List.of(changes));
                session.commit();
            }
        }

        @Test
        void changesComeBackAsRecorded() {
            Change destroy = new Change("user", "9", Change.Event.DESTROY, null, 2000, List.of());
            record(set("1"), destroy);
            try (SqlSession session = engine.open()) {
                List<LoggedChange> read = ChangeLog.readSince(session, Cursor.START, 10);
                assertEquals(
                        List.of(set("1"), destroy),
                        read.stream().map(LoggedChange::change).toList());
            }
        }

        @Test
        void aReaderGoesOnWhereItStopped() {
            record(set("1"), set("2"));
            record(set("3"));
            try (SqlSession session = engine.open()) {
                List<LoggedChange> first = ChangeLog.readSince(session, Cursor.START, 1);
                assertEquals(List.of("1"), items(first));
                Cursor cursor = Cursor.parse(first.get(0).cursor().toString());
                assertEquals(List.of("2", "3"), items(ChangeLog.readSince(session, cursor, 10)));
                assertEquals(List.of(), items(ChangeLog.readSince(session, ChangeLog.latest(session), 10)));
            }
        }

        @Test
        void rolledBackChangesAreNotSeenAndLeaveNoGap() {
            record(set("1"));
            try (SqlSession session = engine.open()) {
                Cursor cursor = ChangeLog.latest(session);
                ChangeLog.record(session, List.of(set("2")));
                session.rollback();
                ChangeLog.record(session, List.of(set("3")));
                session.commit();
                assertEquals(List.of("3"), items(ChangeLog.readSince(session, cursor, 10)));
            }
        }

        @Test
        void pruningTakesTheOldAndKeepsCursorsValid() {
            record(set("1"));
            try (SqlSession session = engine.open()) {
                Cursor cursor = ChangeLog.latest(session);
                assertEquals(1, ChangeLog.prune(session, 1001));
                session.commit();
                record(set("2"));
                assertEquals(List.of("2"), items(ChangeLog.readSince(session, cursor, 10)));
            }
        }

        @Test
        void aPollerFeedsListenersThoughOneFails() throws InterruptedException {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            record(set("1"));
            try (ChangePoller poller = new ChangePoller(
                    "poller", engine.sessions(), Duration.ofHours(1), Duration.ofDays(1), Clock.systemUTC())) {
                poller.addListener(new Listener(new ArrayList<>(), true));
                poller.addListener(new Listener(heard, false));
                poller.start();
                record(set("2"), set("3"));
                poller.wake();
                assertEquals("2", heard.poll(20, TimeUnit.SECONDS));
                assertEquals("3", heard.poll(20, TimeUnit.SECONDS));
            }
        }

        @Test
        void aPollerThatSleptTooLongSaysSo() {
            List<String> heard = new ArrayList<>();
            MovableClock clock = new MovableClock();
            ChangePoller poller =
                    new ChangePoller("poller", engine.sessions(), Duration.ofHours(1), Duration.ofDays(1), clock);
            poller.addListener(new Listener(heard, false));
            poller.poll();
            clock.advance(Duration.ofDays(2));
            record(set("1"));
            poller.poll();
            record(set("2"));
            poller.poll();
            assertEquals(List.of("started over", "2"), heard);
        }
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        for (String text : List.of("", "1", "-", "1-", "x-1", "1--2", "1-99999999999999999999")) {
            assertThrows(ValueError.class, () -> Cursor.parse(text), text);
        }
    }

    /** Remembers what it hears, or fails. */
    private record Listener(java.util.Collection<String> heard, boolean failing) implements ChangeListener {

        @Override
        public void changed(List<Change> changes) {
            if (failing) {
                throw new IllegalStateException("a listener with a defect");
            }
            changes.forEach(change -> heard.add(change.itemId()));
        }

        @Override
        public void startedOver() {
            heard.add("started over");
        }
    }
}
