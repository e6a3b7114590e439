package org.roundup.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.Search;
import org.roundup.store.engine.EveryEngine;

/** A page of many items is the part of the whole list that it should be, however it was found. */
@EveryEngine
class PageTest extends OpenedIssues {

    static Stream<Search> searches() {
        return Vectors.of("/search/pages.txt").stream().map(OpenedIssues::search);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void pageIsPartOfTheWhole(Search search) {
        List<String> whole = ids(search);
        for (int[] page : new int[][] {{50, 0}, {50, 50}, {7, 993}, {1, 0}, {100, 2000}}) {
            int from = Math.min(page[1], whole.size());
            assertEquals(
                    whole.subList(from, Math.min(from + page[0], whole.size())),
                    ids(search.withPage(page[0], page[1])),
                    () -> page[0] + " from " + page[1]);
        }
    }

    private List<String> ids(Search search) {
        SqlQuery query = compile(search).ids();
        return session().query(query.sql(), query.parameters(), row -> row.getString(1));
    }
}
