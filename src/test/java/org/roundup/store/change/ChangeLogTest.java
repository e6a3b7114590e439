package org.roundup.store.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

@DisplayName("The change log")
@EveryEngine
class ChangeLogTest extends OpenedEngine {

    static Change set(String item) {
        return new Change("issue", item, Change.Event.SET, "3", 1000, List.of("title", "nosy"));
    }

    static List<String> items(List<LoggedChange> changes) {
        return changes.stream().map(change -> change.change().itemId()).toList();
    }

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
}
