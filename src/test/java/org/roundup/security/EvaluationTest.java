package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.MemoryHyperdb;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;

class EvaluationTest {

    private static final String ALICE = "3";
    private static final PermissionCheck ID_IS_1 = (db, userId, itemId, context) -> itemId.equals("1");

    private final MemoryHyperdb db = Trackers.database();

    static List<String[]> definitions() {
        return Vectors.of("/security/evaluation.txt");
    }

    static List<String[]> paths() {
        return Vectors.of("/security/search-permissions.txt");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void grantsWhatTheDefinitionCovers(ArgumentsAccessor row) {
        Access access = defined(row.getString(0)).build(Trackers.SCHEMA).on(db);
        List<Boolean> answers = List.of(
                access.hasPermission("View", ALICE, "issue"),
                access.hasPermission("View", ALICE, "issue", "title"),
                access.hasPermission("View", ALICE, "issue", "status"),
                access.hasPermission("View", ALICE, "issue", null, "1"),
                access.hasPermission("View", ALICE, "issue", null, "2"),
                access.hasPermission("View", ALICE, "issue", "title", "1"),
                access.hasPermission("View", ALICE, "issue", "title", "2"),
                access.hasPermission("View", ALICE, "issue", "status", "1"),
                access.hasSearchPermission(ALICE, "issue", "title"),
                access.hasSearchPermission(ALICE, "issue", "hush"));
        List<String> columns = answers.stream().map(yes -> yes ? "T" : "F").toList();
        assertEquals(row.toList().subList(1, row.size()), columns);
    }

    static SecurityBuilder defined(String definition) {
        SecurityBuilder builder = Trackers.builder();
        return switch (definition) {
            case "no class" -> Trackers.grant(builder, "name", "View");
            case "everything" -> Trackers.grant(builder, "name", "View", "klass", "issue");
            case "nothing" -> builder;
            case "Search only" -> Trackers.grant(builder, "name", "Search", "klass", "issue");
            case "Edit only" -> Trackers.grant(builder, "name", "Edit", "klass", "issue");
            case "filter + Search" -> Trackers.grant(defined("filter"), "name", "Search", "klass", "issue");
            case "check + Search" -> Trackers.grant(defined("check"), "name", "Search", "klass", "issue");
            case "filter" -> {
                PermissionFilter second = (db, uid, klass) -> List.of(Search.where(Map.of("title", "second")));
                yield Trackers.grant(builder, "name", "View", "klass", "issue", "filter", second);
            }
            case "filter nothing" -> {
                PermissionFilter nothing = (db, uid, klass) -> List.of();
                yield Trackers.grant(builder, "name", "View", "klass", "issue", "filter", nothing);
            }
            default -> composed(builder, List.of(definition.split(" ")));
        };
    }

    private static SecurityBuilder composed(SecurityBuilder builder, List<String> words) {
        List<Object> arguments = new ArrayList<>(List.of("name", "View", "klass", "issue"));
        if (words.contains("properties")) {
            arguments.addAll(List.of("properties", List.of("title")));
        }
        if (words.contains("check")) {
            arguments.addAll(List.of("check", ID_IS_1));
        }
        if (words.contains("props_only")) {
            arguments.addAll(List.of("props_only", true));
        }
        return Trackers.grant(builder, arguments.toArray());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void searchesOnlyWhereEveryStepIsOpen(String path, String searchOnly, String user, String anonymous) {
        SecurityBuilder builder = Trackers.builder();
        builder.addRole("Searcher", null);
        builder.addPermissionToRole("Searcher", builder.addPermission(Map.of("name", "Search", "klass", "issue")));
        for (String name : List.of("issue", "msg", "keyword", "status")) {
            builder.addPermissionToRole("User", "View", name);
            builder.addPermissionToRole("Anonymous", "View", name);
        }
        Trackers.grant(builder, "name", "View", "klass", "user", "properties", List.of("id", "username", "activity"));
        builder.addPermissionToRole("Anonymous", builder.addPermission(Map.of("name", "Search", "klass", "user")));
        Access access = builder.build(Trackers.SCHEMA).on(db);
        assertEquals(searchOnly.equals("T"), access.roleHasSearchPermission("issue", path, "searcher"));
        assertEquals(user.equals("T"), access.hasSearchPermission(ALICE, "issue", path));
        assertEquals(anonymous.equals("T"), access.hasSearchPermission("2", "issue", path));
    }

    @Test
    void tellsTheCheckWhatIsAsked() {
        List<CheckContext> asked = new ArrayList<>();
        PermissionCheck recording = (database, userId, itemId, context) -> asked.add(context);
        Access access = Trackers.grant(Trackers.builder(), "name", "View", "klass", "issue", "check", recording)
                .build(Trackers.SCHEMA)
                .on(db);
        assertTrue(access.hasPermission("View", ALICE, "issue", "title", "2"));
        assertEquals(List.of(new CheckContext("View", "issue", "title")), asked);
    }

    @Test
    void callsNoCheckWhenAPermissionWithoutOneIsEnough() {
        PermissionCheck failing = (database, userId, itemId, context) -> {
            throw new IllegalStateException("called");
        };
        SecurityBuilder builder = Trackers.builder();
        Trackers.grant(builder, "name", "View", "klass", "issue", "check", failing);
        builder.addPermissionToRole("User", "View", "issue");
        assertTrue(builder.build(Trackers.SCHEMA).on(db).hasPermission("View", ALICE, "issue", null, "1"));
    }

    @Test
    void leavesChecksOutWhenAskedTo() {
        Access access = Trackers.grant(Trackers.builder(), "name", "View", "klass", "issue", "check", ID_IS_1)
                .build(Trackers.SCHEMA)
                .on(db);
        assertFalse(access.hasPermission("View", ALICE, "issue", null, "1", true));
    }

    @Test
    void grantsNothingToUnknownUsersAndUsersWithoutRoles() {
        Access access = Trackers.builder().build(Trackers.SCHEMA).on(db);
        assertTrue(access.hasPermission("View", "1", "issue", "title", "1"));
        assertTrue(access.hasPermission("Web Access", "1"));
        assertFalse(access.hasPermission("View", "99", "issue"));
        assertFalse(access.hasPermission("View", null, "issue"));
        assertFalse(access.hasPermission("View", "4", "issue"));
    }

    @Test
    void needsAClassWithAnItem() {
        Access access = Trackers.builder().build(Trackers.SCHEMA).on(db);
        ValueError error = assertThrows(ValueError.class, () -> access.hasPermission("View", "1", null, null, "1"));
        assertEquals("classname must accompany itemid", error.getMessage());
    }

    @Test
    void aClassPermissionDoesNotAnswerQuestionsWithoutClass() {
        SecurityBuilder builder = Trackers.builder();
        builder.addPermissionToRole("User", "View", "issue");
        assertFalse(builder.build(Trackers.SCHEMA).on(db).hasPermission("View", ALICE));
    }

    @Test
    void searchesForWordsOnlyInTextsThatAreOpen() {
        SecurityBuilder builder = Trackers.builder();
        builder.addPermissionToRole("User", "View", "issue");
        Trackers.grant(builder, "name", "View", "klass", "msg", "check", ID_IS_1);
        Access access = builder.build(Trackers.SCHEMA).on(db);
        assertEquals(Set.of("title", "messages.content"), access.searchableTexts("1", "issue"));
        assertEquals(Set.of("title"), access.searchableTexts(ALICE, "issue"));
        assertEquals(Set.of(), access.searchableTexts("4", "issue"));
    }
}
