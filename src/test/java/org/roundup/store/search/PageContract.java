package org.roundup.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.Search;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.SqlSession;

/** A page of many items is the part of the whole list that it should be, however it was found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageContract {

    static final SearchContext CONTEXT = new SearchContext("3", ZoneOffset.UTC, SearchCase.NOW);

    private TestEngine engine;
    private SqlSession session;

    /** Makes an empty database. */
    abstract TestEngine engine();

    abstract int issues();

    @BeforeAll
    void load() {
        engine = engine();
        session = engine.open();
        IssueData.create(session, issues());
    }

    @AfterAll
    void close() {
        if (session != null) {
            session.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    SqlSession session() {
        return session;
    }

    static Stream<Search> searches() {
        return Vectors.of("/search/pages.txt").stream().map(PageContract::search);
    }

    static Search search(String[] columns) {
        Search search = Search.where(SearchCase.dictionary(columns[0]));
        return search.withSort(
                Stream.of(columns[1].split(" ")).map(Search.SortKey::parse).toList());
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

    CompiledSearch compile(Search search) {
        return new SearchCompiler(IssueData.SCHEMA, session.dialect())
                .compile(IssueData.SCHEMA.get("issue"), search, CONTEXT);
    }

    private List<String> ids(Search search) {
        SqlQuery query = compile(search).ids();
        return session.query(query.sql(), query.parameters(), row -> row.getString(1));
    }

    static Map<String, Object> open(Object... statuses) {
        return Map.of("status", List.of(statuses));
    }
}
