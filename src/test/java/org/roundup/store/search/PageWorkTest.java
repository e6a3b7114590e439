package org.roundup.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.hyperdb.Search;
import org.roundup.store.engine.StoreEngine;
import org.sqlite.ProgressHandler;

/** How much of the table a page reads. */
@ParameterizedClass
@EnumSource(value = StoreEngine.class, names = "SQLITE")
class PageWorkTest extends OpenedIssues {

    /** Instructions of the virtual machine between two calls of the progress handler. */
    private static final int STEP = 100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}\t-activity",
                "{'status': ['-1', '1', '2', '3', '4', '5', '6', '7']}\t-activity",
                "{'status': ['-1', '1', '2', '3', '4', '5', '6', '7']}\t+priority -activity",
                "{'assignedto': '3'}\t-activity",
                "{}\t+priority -activity"
            })
    void firstPageReadsNothingLikeTheWholeTable(String search) throws SQLException {
        SqlQuery query = compile(search(search.split("\t")).withPage(50, 0)).columns(List.of("t.id", "t._title"));
        assertTrue(work(query) < issues() * 2L, () -> plan(query));
    }

    @Test
    void statusListUsesTheIndexByActivity() {
        Search search = Search.where(Map.of("status", List.of("1", "2", "3", "4")))
                .withSort(List.of(Search.SortKey.parse("-activity")));
        String plan = plan(compile(search.withPage(50, 0)).ids());
        assertTrue(plan.contains("ee_issue__status"), plan);
        assertEquals(
                List.of(),
                Stream.of(plan.split("\n"))
                        .filter(line -> line.matches("SCAN (t|x|y|_issue)( .*)?"))
                        .toList(),
                plan);
    }

    @Test
    void countByStatusReadsAnIndexOnly() {
        String plan = plan(compile(Search.ALL).countBy("status"));
        assertTrue(plan.contains("COVERING INDEX ee_issue__status"), plan);
    }

    private String plan(SqlQuery query) {
        return String.join(
                "\n",
                session().query("EXPLAIN QUERY PLAN " + query.sql(), query.parameters(), row -> row.getString(4)));
    }

    private long work(SqlQuery query) throws SQLException {
        AtomicLong steps = new AtomicLong();
        ProgressHandler.setHandler(session().connection(), STEP, new ProgressHandler() {
            @Override
            protected int progress() {
                steps.addAndGet(STEP);
                return 0;
            }
        });
        try {
            assertEquals(
                    50,
                    session()
                            .query(query.sql(), query.parameters(), row -> row.getInt(1))
                            .size());
        } finally {
            ProgressHandler.clearHandler(session().connection());
        }
        return steps.get();
    }
}
