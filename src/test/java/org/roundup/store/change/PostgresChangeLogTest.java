package org.roundup.store.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.roundup.store.change.ChangeLogTest.items;
import static org.roundup.store.change.ChangeLogTest.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.engine.StoreEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** On PostgreSQL transactions do not commit in the order of their numbers. */
@ParameterizedClass
@EnumSource(value = StoreEngine.class, names = "POSTGRESQL")
class PostgresChangeLogTest extends OpenedEngine {

    @Override
    protected List<String> ddl(Dialect dialect) {
        return ChangeLog.ddl(dialect);
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
