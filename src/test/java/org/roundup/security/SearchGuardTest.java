package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.MemoryHyperdb;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;

class SearchGuardTest {

    private static final String ALICE = "3";
    private static final Search BY_TITLE =
            Search.where(Map.of("title", "second")).withSort(List.of(Search.SortKey.parse("title")));

    private final MemoryHyperdb db = Trackers.database();
    private final HyperClass issues = db.getclass("issue");

    static List<String[]> lists() {
        return Vectors.of("/security/lists.txt");
    }

    private SearchGuard guard(SecurityBuilder builder) {
        return builder.build(Trackers.SCHEMA).on(db).guard(ALICE);
    }

    private void fill(int number) {
        IntStream.range(2, number).forEach(i -> issues.create(Map.of("title", "t" + i, "assignedto", "4")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void findsWhatTheUserMaySeeAndSearchBy(ArgumentsAccessor row) {
        SearchGuard guard = guard(EvaluationTest.defined(row.getString(0)));
        assertEquals(
                ids(row.getString(1)),
                guard.filterWithPermissions(issues, BY_TITLE).ids());
        assertEquals(
                ids(row.getString(2)),
                guard.filterWithPermissions(issues, Search.ALL).ids());
        List<String> dropped = row.size() > 3 ? List.of(row.getString(3)) : List.of();
        assertEquals(dropped, guard.guard(issues, BY_TITLE).droppedConditions());
        List<Search.SortKey> kept = guard.guard(issues, BY_TITLE).search().sort();
        assertEquals(dropped.isEmpty() ? BY_TITLE.sort() : List.of(), kept);
    }

    private static List<String> ids(String text) {
        return text.equals("-") ? List.of() : List.of(text.split(" "));
    }

    @Test
    void asksTheDatabaseOnceWhenSearchesDescribeWhatIsVisible() {
        guard(EvaluationTest.defined("filter")).filterWithPermissions(issues, Search.ALL.withPage(1, 0));
        assertEquals(1, db.searches().size());
        assertEquals(
                Map.of("title", "second"), db.searches().get(0).visible().get(0).filter());
    }

    @Test
    void doesNotAskTheDatabaseForUsersWhoSeeNothing() {
        SearchGuard guard = guard(EvaluationTest.defined("nothing"));
        assertEquals(new IdPage(List.of(), false), guard.filterWithPermissions(issues, Search.ALL));
        assertTrue(db.searches().isEmpty());
        GuardedSearch guarded = guard.guard(issues, Search.ALL);
        assertEquals(GuardedSearch.Visibility.NOTHING, guarded.visibility());
        assertEquals(List.of(), issues.filter(guarded.search()));
    }

    @ParameterizedTest
    @CsvSource({"everything,50", "check own,25", "filter own,25", "filter own + check,50"})
    void everyPageButTheLastIsFull(String definition, int visible) {
        IntStream.range(2, 50)
                .forEach(i -> issues.create(Map.of("title", "t" + i, "assignedto", i % 2 == 0 ? "3" : "4")));
        SearchGuard guard = guard(owned(definition));
        List<String> read = new ArrayList<>();
        IdPage page;
        do {
            page = guard.filterWithPermissions(issues, Search.ALL.withPage(8, read.size()));
            assertEquals(page.more() ? 8 : visible - read.size(), page.ids().size());
            read.addAll(page.ids());
        } while (page.more());
        assertEquals(guard.filterWithPermissions(issues, Search.ALL).ids(), read);
        assertEquals(visible, read.size());
    }

    private static SecurityBuilder owned(String definition) {
        PermissionCheck mine =
                (db, uid, id, context) -> uid.equals(db.getclass("issue").get(id, "assignedto"));
        PermissionCheck others = (db, uid, id, context) -> !mine.allows(db, uid, id, context);
        PermissionFilter assigned = (db, uid, klass) -> List.of(Search.where(Map.of("assignedto", uid)));
        SecurityBuilder builder = Trackers.builder();
        return switch (definition) {
            case "everything" -> EvaluationTest.defined(definition);
            case "check own" -> Trackers.grant(builder, "name", "View", "klass", "issue", "check", mine);
            case "filter own" -> Trackers.grant(builder, "name", "View", "klass", "issue", "filter", assigned);
            default -> {
                Trackers.grant(builder, "name", "View", "klass", "issue", "filter", assigned);
                yield Trackers.grant(builder, "name", "View", "klass", "issue", "check", others);
            }
        };
    }

    @Test
    void readsNoMoreThanAPageNeeds() {
        fill(2000);
        List<String> asked = new ArrayList<>();
        PermissionCheck check = (database, uid, id, context) -> asked.add(id);
        SearchGuard guard = guard(Trackers.grant(Trackers.builder(), "name", "View", "klass", "issue", "check", check));
        IdPage page = guard.filterWithPermissions(issues, Search.ALL.withPage(10, 0));
        assertEquals(10, page.ids().size());
        assertTrue(page.more());
        assertEquals(1, db.searches().size());
        assertTrue(asked.size() <= 200, "asked for " + asked.size());
    }

    @Test
    void checksEachItemWhenOnePermissionHasNoFilter() {
        SecurityBuilder builder = EvaluationTest.defined("filter");
        PermissionCheck first = (database, uid, id, context) -> id.equals("1");
        Trackers.grant(builder, "name", "View", "klass", "issue", "check", first);
        SearchGuard guard = guard(builder);
        assertEquals(
                GuardedSearch.Visibility.EACH_ITEM,
                guard.guard(issues, Search.ALL).visibility());
        assertEquals(
                List.of("1", "2"),
                guard.filterWithPermissions(issues, Search.ALL).ids());
    }

    @Test
    void usesThePermissionAskedFor() {
        SecurityBuilder builder = EvaluationTest.defined("filter");
        builder.addPermissionToRole("User", "Edit", "issue");
        assertEquals(
                List.of("1", "2"),
                guard(builder).filterWithPermissions(issues, Search.ALL, "Edit").ids());
    }

    @Test
    void dropsConditionsAndKeysOfEveryKind() {
        SearchGuard guard = guard(EvaluationTest.defined("properties"));
        List<Search.SortKey> hush = List.of(Search.SortKey.parse("-hush"));
        List<Search.SortKey> title = List.of(Search.SortKey.parse("title"));
        Search search = Search.where(Map.of("hush", "a")).withExact(Map.of("hush", "a", "title", "first"));
        GuardedSearch sorted = guard.guard(issues, search.withSort(hush).withGroup(title));
        GuardedSearch grouped = guard.guard(issues, search.withSort(title).withGroup(hush));
        assertEquals(Search.ALL.withExact(Map.of("title", "first")).withGroup(title), sorted.search());
        assertEquals(Search.ALL.withExact(Map.of("title", "first")).withSort(title), grouped.search());
        for (GuardedSearch guarded : List.of(sorted, grouped)) {
            assertEquals(List.of("hush"), guarded.droppedConditions());
        }
    }

    @Test
    void refusesFiltersThatListIds() {
        PermissionFilter listing = (database, uid, klass) -> List.of(Search.ALL.withMatches(List.of("1")));
        SearchGuard guard =
                guard(Trackers.grant(Trackers.builder(), "name", "View", "klass", "issue", "filter", listing));
        assertThrows(ValueError.class, () -> guard.filterWithPermissions(issues, Search.ALL));
    }

    @Test
    void answersForeseenQuestionsWithOneQuery() {
        fill(100);
        Access access =
                EvaluationTest.defined("filter").build(Trackers.SCHEMA).on(db).remembering();
        List<String> ids = issues.list();
        access.foresee("View", ALICE, "issue", ids);
        List<String> visible = ids.stream()
                .filter(id -> access.hasPermission("View", ALICE, "issue", "title", id))
                .filter(id -> access.hasPermission("View", ALICE, "issue", "status", id))
                .toList();
        assertEquals(List.of("2"), visible);
        assertEquals(1, db.searches().size());
    }

    @Test
    void remembersAnswersOfChecksForEachContext() {
        List<CheckContext> asked = new ArrayList<>();
        PermissionCheck check = (database, uid, id, context) -> asked.add(context);
        Access access = Trackers.grant(Trackers.builder(), "name", "View", "klass", "issue", "check", check)
                .build(Trackers.SCHEMA)
                .on(db)
                .remembering();
        for (String property : List.of("title", "status", "title")) {
            assertTrue(access.hasPermission("View", ALICE, "issue", property, "1"));
        }
        assertEquals(
                List.of("title", "status"),
                asked.stream().map(CheckContext::property).toList());
    }
}
