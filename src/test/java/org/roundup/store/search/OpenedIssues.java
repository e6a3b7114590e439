package org.roundup.store.search;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.roundup.hyperdb.Search;
import org.roundup.store.engine.StoreEngine;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.SqlSession;

/** A database with many issues, of the engine that the class is run on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenedIssues {

    private static final SearchContext CONTEXT = new SearchContext("3", ZoneOffset.UTC, SearchCase.NOW);

    @Parameter
    StoreEngine kind;

    private TestEngine engine;
    private SqlSession session;

    @BeforeParameterizedClassInvocation
    void load(StoreEngine kind, @TempDir Path folder) {
        engine = kind.create(folder);
        session = engine.open();
        IssueData.create(session, issues());
    }

    @AfterParameterizedClassInvocation
    void close() {
        if (session != null) {
            session.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    /** As many as the engine takes in a moment. */
    final int issues() {
        return switch (kind) {
            case SQLITE -> 100_000;
            case POSTGRESQL -> 25_000;
            case MARIADB -> 5_000;
        };
    }

    final SqlSession session() {
        return session;
    }

    static Search search(String[] columns) {
        Search search = Search.where(SearchCase.dictionary(columns[0]));
        return search.withSort(
                Stream.of(columns[1].split(" ")).map(Search.SortKey::parse).toList());
    }

    final CompiledSearch compile(Search search) {
        return new SearchCompiler(IssueData.SCHEMA, session.dialect())
                .compile(IssueData.SCHEMA.get("issue"), search, CONTEXT, null);
    }
}
