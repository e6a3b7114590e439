package org.roundup.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.sql.SqlSession;

/** What searches find, on every engine alike. */
@EveryEngine
class SearchTest extends FilledEngine {

    @Override
    void fill(SqlSession empty) {
        new ThingData(empty).create();
        empty.commit();
    }

    static Stream<SearchCase> searches() {
        return Stream.of("/search/filter.txt", "/search/paths.txt", "/search/order.txt")
                .flatMap(SearchCase::of);
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
        Finder finder = new Finder(ThingData.SCHEMA, session().dialect());
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
        Map<String, String> texts = new LinkedHashMap<>();
        spec.forEach((name, text) -> texts.put(name, (String) text));
        return texts;
    }

    @Test
    void pathGoesThroughRetiredTargetsButNotThroughRetiredOwners() {
        session().update("UPDATE _team SET __retired__ = id WHERE id = 2");
        try {
            assertEquals("2", ids("thing", Search.where(Map.of("team.name", "green"))));
            assertEquals("1 2 4", ids("thing", Search.where(Map.of("teams.name", "green"))));
            assertEquals("-", ids("team", Search.where(Map.of("allthings.name", "zeta"))));
        } finally {
            session().rollback();
        }
    }

    @Test
    void itemMustBeVisibleByOneOfTheSearches() {
        Search owned = Search.where(Map.of("owner", "3"));
        Search blue = Search.where(Map.of("teams.name", "blue"));
        assertEquals("1 3 4", ids("thing", Search.ALL.withVisible(List.of(owned, blue))));
        assertEquals(
                "1 3", ids("thing", Search.ALL.withVisible(List.of(owned, blue)).withPage(2, 0)));
        assertEquals("3", ids("thing", Search.where(Map.of("name", "gamma")).withVisible(List.of(owned, blue))));
        assertEquals("4", ids("thing", Search.ALL.withVisible(List.of(owned.withVisible(List.of(blue))))));
        assertEquals("2", ids("thing", Search.ALL.withVisible(List.of(Search.ALL.withMatches(List.of("2"))))));
        assertEquals("1", ids("thing", Search.ALL.withVisible(List.of(owned.withExact(Map.of("name", "Alpha"))))));
    }

    @Test
    void withoutAnySearchThatShowsItemsNoneIsVisible() {
        assertEquals("-", ids("thing", Search.ALL.withVisible(List.of())));
        assertEquals(
                "1 2 3 4 5",
                ids("thing", Search.ALL.withVisible(List.of(Search.where(Map.of("dur", "1d")), Search.ALL))));
    }

    @Test
    void retiredItemsAreVisibleToWhomLiveOnesAre() {
        Search owned = Search.where(Map.of("owner", "5"));
        assertEquals(
                "6", ids("thing", Search.ALL.withRetired(Search.Retired.BOTH).withVisible(List.of(owned))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'due': 'garbage'}", "{'due': ';'}", "{'dur': 'x'}", "{'name': []}", "{'num': ';'}"})
    void whatIsIgnoredElsewhereIsAnErrorWhereItDecidesWhoSees(String filter) {
        Search condition = Search.where(SearchCase.dictionary(filter));
        assertEquals("1 2 3 4 5", ids("thing", condition));
        assertThrows(ValueError.class, () -> ids("thing", Search.ALL.withVisible(List.of(condition))));
    }

    @Test
    void fullTextCannotDecideWhoSees() {
        Search text = Search.ALL.withText("x");
        assertThrows(ValueError.class, () -> ids("thing", Search.ALL.withVisible(List.of(text))));
    }

    @Test
    void lettersOfAnyScriptAreFoundInAnyCase() {
        session().update("UPDATE _thing SET _name = ? WHERE id = 5", "\u00c9cole \u03a3\u03bf\u03c6\u03af\u03b1");
        try {
            assertEquals("5", ids("thing", Search.where(Map.of("name", "\u00e9COLE"))));
            assertEquals("5", ids("thing", Search.where(Map.of("name", "\u03c3\u039f\u03a6"))));
            assertEquals("5", ids("thing", Search.where(Map.of("name", "\u00c9"))));
            Finder finder = new Finder(ThingData.SCHEMA, session().dialect());
            ClassDefinition thing = ThingData.SCHEMA.get("thing");
            Map<String, String> lower = Map.of("name", "\u00e9cole \u03c3\u03bf\u03c6\u03af\u03b1");
            assertEquals("5", run(finder.stringFind(thing, lower)));
        } finally {
            session().rollback();
        }
    }

    @Test
    void datesAreMeantInTheZoneOfTheProperty() {
        Search evening = Search.where(Map.of("due", "2024-02-11"));
        SearchContext vienna = new SearchContext(null, ZoneId.of("Europe/Vienna"), SearchCase.NOW);
        assertEquals(
                "3",
                run(compiler()
                        .compile(ThingData.SCHEMA.get("thing"), evening, vienna, null)
                        .ids()));
        Search utc = Search.where(Map.of("fixed", "2024-02-11"));
        assertEquals(
                "-",
                run(compiler()
                        .compile(ThingData.SCHEMA.get("thing"), utc, vienna, null)
                        .ids()));
    }

    @Test
    void longListsOfIdsAreNoProblem() {
        List<String> many =
                IntStream.rangeClosed(2, 200_000).mapToObj(Integer::toString).toList();
        assertEquals("2 3 4 5", ids("thing", Search.ALL.withMatches(many)));
        assertEquals("1 2 4", ids("thing", Search.where(Map.of("owner", many))));
        assertEquals("1 2 3 4", ids("thing", Search.where(Map.of("teams", many))));
        assertEquals("2 3 4 5", ids("thing", Search.where(Map.of("id", many))));
    }

    @Test
    void manyAlternativesAreNoProblem() {
        String dates = String.join(",", Collections.nCopies(2000, "2023"));
        assertEquals("4", ids("thing", Search.where(Map.of("due", dates))));
        assertEquals("1 2 3 4", ids("thing", Search.where(Map.of("name", Collections.nCopies(2000, "a")))));
        List<String> expression = new ArrayList<>(List.of("1"));
        for (int i = 0; i < 400; i++) {
            expression.addAll(List.of("2", i % 2 == 0 ? "-3" : "-4"));
        }
        assertEquals("1 2 4", ids("thing", Search.where(Map.of("teams", expression))));
        assertEquals("2", ids("thing", Search.where(Map.of("owner", List.of("4")))));
    }

    @Test
    void columnsAreThoseAskedFor() {
        Search search = Search.where(Map.of("teams", "1")).withSort(List.of(Search.SortKey.parse("-owner.username")));
        SqlQuery query = compile("thing", search).columns(List.of("t.id", "t._name", "t._owner"));
        assertEquals(
                List.of("1 Alpha 3", "4 delta 3"),
                session()
                        .query(
                                query.sql(),
                                query.parameters(),
                                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thing | team | 1=1, 2=1, 3=1, null=2",
                "thing | team.name | blue=1, green=1, null=2, red=1",
                "thing | team.lead | 3=1, 4=1, null=3",
                "thing | teams | 1=2, 2=3, 3=2, null=1",
                "thing | teams.name | blue=2, green=3, null=1, red=2",
                "thing | owner.things | 1=2, 2=1, 4=2, null=2",
                "thing | dependents | 3=1, 4=2, null=3",
                "user | things | 1=1, 2=1, 4=1, null=3",
                "team | allthings.owner | 3=3, 4=1, null=1"
            })
    void countByCountsItemsForEachValue(String className, String path, String expected) {
        SqlQuery query = compile(className, Search.ALL.withPage(1, 0)).countBy(path);
        List<String> counts =
                session().query(query.sql(), query.parameters(), row -> row.getString(1) + "=" + row.getInt(2));
        assertEquals(expected, counts.stream().sorted().collect(Collectors.joining(", ")));
    }

    @Test
    void textWithNulFindsNothing() {
        assertEquals("-", ids("thing", Search.where(Map.of("name", "a\0"))));
    }

    private SearchCompiler compiler() {
        return new SearchCompiler(ThingData.SCHEMA, session().dialect());
    }

    private CompiledSearch compile(String className, Search search) {
        return compiler()
                .compile(
                        ThingData.SCHEMA.get(className),
                        search,
                        new SearchContext(null, ZoneOffset.UTC, SearchCase.NOW),
                        null);
    }

    private String ids(String className, Search search) {
        return run(compile(className, search).ids());
    }

    private CompiledSearch compile(SearchCase search) {
        return compiler().compile(ThingData.SCHEMA.get(search.className()), search.search(), search.context(), null);
    }

    private static String outcome(Supplier<String> work) {
        try {
            return work.get();
        } catch (RoundupException error) {
            return error.getClass().getSimpleName();
        }
    }

    private String run(SqlQuery query) {
        List<String> ids = session().query(query.sql(), query.parameters(), row -> row.getString(1));
        return ids.isEmpty() ? "-" : ids.stream().collect(Collectors.joining(" "));
    }
}
