package org.roundup.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.RoundupException;
import org.roundup.store.sql.SqlSession;

/** What searches find, on every engine alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract {

    private SqlSession session;

    /** A session on an empty database of the engine. */
    abstract SqlSession open() throws Exception;

    @BeforeAll
    void load() throws Exception {
        session = open();
        new ThingData(session).create();
        session.commit();
    }

    @AfterAll
    void close() {
        if (session != null) {
            session.close();
        }
    }

    static Stream<SearchCase> searches() {
        return Stream.of("/search/filter.txt", "/search/paths.txt", "/search/order.txt").flatMap(SearchCase::of);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void searchFindsIdsInOrder(SearchCase search) {
        assertEquals(search.expected(), outcome(() -> run(compile(search).ids())));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void countIsTheNumberOfHitsWithoutPage(SearchCase search) {
        SearchCase whole = new SearchCase(
                search.number(),
                search.className(),
                search.search().withPage(null, 0),
                search.context(),
                search.expected());
        String ids = outcome(() -> run(compile(whole).ids()));
        if (Character.isUpperCase(ids.charAt(0))) {
            return;
        }
        int expected = ids.equals("-") ? 0 : ids.split(" ").length;
        assertEquals(Integer.toString(expected), run(compile(whole).count()));
    }

    static Stream<String[]> finds() {
        return Vectors.of("/search/find.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("finds")
    void findFindsAscendingIds(String number, String className, String method, String properties, String expected) {
        ClassDefinition definition = ThingData.SCHEMA.get(className);
        Finder finder = new Finder(ThingData.SCHEMA, session.dialect());
        Map<String, Object> spec = SearchCase.dictionary(properties);
        assertEquals(
                expected,
                outcome(() -> run(
                        method.equals("find")
                                ? finder.find(definition, spec)
                                : finder.stringFind(definition, texts(spec)))),
                number);
    }

    private static Map<String, String> texts(Map<String, Object> spec) {
        Map<String, String> texts = new java.util.LinkedHashMap<>();
        spec.forEach((name, text) -> texts.put(name, (String) text));
        return texts;
    }

    private CompiledSearch compile(SearchCase search) {
        return new SearchCompiler(ThingData.SCHEMA, session.dialect())
                .compile(ThingData.SCHEMA.get(search.className()), search.search(), search.context());
    }

    private static String outcome(Supplier<String> work) {
        try {
            return work.get();
        } catch (RoundupException error) {
            return error.getClass().getSimpleName();
        }
    }

    private String run(SqlQuery query) {
        List<String> ids = session.query(query.sql(), query.parameters(), row -> row.getString(1));
        return ids.isEmpty() ? "-" : ids.stream().collect(Collectors.joining(" "));
    }

    SqlSession session() {
        return session;
    }
}
