package org.roundup.store.search;

import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.roundup.hyperdb.Search;
import org.roundup.store.sql.SqlSession;

/** A database with many issues, of the engine that the class is run on. */
abstract class OpenedIssues extends FilledEngine {

    private static final SearchContext CONTEXT = new SearchContext("3", ZoneOffset.UTC, SearchCase.NOW);

    @Override
    final void fill(SqlSession empty) {
        IssueData.create(empty, issues());
    }

    /** As many as the engine takes in a moment. */
    final int issues() {
        return switch (kind) {
            case SQLITE -> 100_000;
            case POSTGRESQL -> 25_000;
            case MARIADB -> 5_000;
        };
    }

    static Search search(String[] columns) {
        Search search = Search.where(SearchCase.dictionary(columns[0]));
        return search.withSort(
                Stream.of(columns[1].split(" ")).map(Search.SortKey::parse).toList());
    }

    final CompiledSearch compile(Search search) {
        return new SearchCompiler(IssueData.SCHEMA, session().dialect())
                .compile(IssueData.SCHEMA.get("issue"), search, CONTEXT, null);
    }
}
