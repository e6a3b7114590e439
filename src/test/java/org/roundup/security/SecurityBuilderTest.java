package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;

class SecurityBuilderTest {

    private static final PermissionFilter NOTHING = (db, uid, klass) -> List.of();

    private final SecurityBuilder builder = Trackers.builder();

    static Stream<Arguments> mistakes() {
        SecurityBuilder builder = Trackers.builder();
        return Stream.of(
                mistake("No permission \"X\" defined", () -> builder.addPermissionToRole("User", "X")),
                mistake("No permission \"Register\" defined", () -> builder.getPermission("Register", "user")),
                mistake(
                        "No permission \"Web Access\" defined for \"user\"",
                        () -> builder.getPermission("Web Access", "user")),
                mistake("No class \"C\" defined", () -> builder.addPermissionToRole("User", "View", "C")),
                mistake(
                        "Definition of a filter function needs a check function if no klass is given",
                        () -> builder.addPermission(Map.of("name", "View", "filter", NOTHING))),
                mistake(
                        "The list of properties of permission View for \"issue\" is empty."
                                + " Leave it out to mean all properties",
                        () -> builder.addPermission(Map.of("name", "View", "klass", "issue", "properties", List.of()))),
                mistake("A permission needs a name", () -> builder.addPermission(Map.of("klass", "issue"))),
                mistake(
                        "A permission has no argument \"class\"."
                                + " There are check, description, filter, klass, name, properties, props_only",
                        () -> builder.addPermission(Map.of("name", "View", "class", "issue"))),
                mistake(
                        "properties of a permission must be a list of names, not title",
                        () -> builder.addPermission(Map.of("name", "View", "properties", "title"))),
                mistake(
                        "check of a permission must be a function, not 7",
                        () -> builder.addPermission(Map.of("name", "View", "check", 7))),
                mistake("A role needs a name", () -> builder.addRole(Map.of("description", "x"))));
    }

    private static Arguments mistake(String message, Executable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void saysWhatIsWrong(String message, Executable call) {
        assertEquals(message, assertThrows(ValueError.class, call).getMessage());
    }

    @Test
    void doesNotKnowARoleThatWasNotAdded() {
        assertThrows(UnknownName.class, () -> builder.addPermissionToRole("Nobody", "View", "issue"));
    }

    @Test
    void makesThePermissionsOfAClass() {
        List<String> descriptions = Stream.of("Create", "Edit", "View", "Retire", "Restore")
                .map(name -> builder.getPermission(name, "issue").description())
                .toList();
        assertEquals(
                List.of(
                        "User is allowed to create issue",
                        "User is allowed to edit issue",
                        "User is allowed to access issue",
                        "User is allowed to retire issue",
                        "User is allowed to restore issue"),
                descriptions);
    }

    @Test
    void findsAPermissionByItsWholeDefinition() {
        PermissionCheck check = (db, uid, itemId, context) -> true;
        Permission plain = builder.addPermission(Map.of("name", "Do", "klass", "issue"));
        Permission listed =
                builder.addPermission(Map.of("name", "Do", "klass", "issue", "properties", List.of("title")));
        Permission checked = builder.addPermission(Map.of("name", "Do", "klass", "issue", "check", check));
        assertSame(plain, builder.getPermission("Do", "issue"));
        assertSame(listed, builder.getPermission("Do", "issue", List.of("title"), null, null));
        assertSame(checked, builder.getPermission("Do", "issue", null, check, null));
        assertThrows(ValueError.class, () -> builder.getPermission("Do", "issue", List.of("title"), null, true));
        builder.addPermissionToRole("User", "Do", "issue", List.of("title"), null, false);
        assertEquals(List.of(listed), builder.getRole().get("user").getPermissions());
    }

    @Test
    void takesTheDefaultOfPropsOnlyWhenThePermissionIsMade() {
        Map<String, Object> arguments = Map.of("name", "Do", "klass", "issue", "properties", List.of("title"));
        assertTrue(builder.addPermission(arguments).coversProperty(null));
        builder.setPropsOnlyDefault(true);
        Permission made = builder.addPermission(arguments);
        assertFalse(made.coversProperty(null));
        assertSame(made, builder.getPermission("Do", "issue", List.of("title"), null, null));
        assertTrue(builder.addPermission(Map.of("name", "Do", "klass", "issue")).coversProperty(null));
    }

    @Test
    void givesPermissionsToRoleObjectsToo() {
        RoleBuilder role = builder.addRole(Map.of("name", "Developer", "description", "Writes code"));
        role.addPermission(builder.getPermission("Edit", "issue"));
        Role built = builder.build(Trackers.SCHEMA).roles().get("developer");
        assertEquals("Writes code", built.description());
        assertEquals(List.of(builder.getPermission("Edit", "issue")), built.permissions());
    }

    @Test
    void reportsEveryNameThatTheSchemaDoesNotHave() {
        builder.addPermission(Map.of("name", "View", "klass", "task", "properties", List.of("title")));
        Permission issues = builder.addPermission(
                Map.of("name", "View", "klass", "issue", "properties", List.of("title", "a", "b")));
        builder.addPermission(Map.of("name", "Edit", "properties", List.of("username", "c")));
        Security built = builder.build(Trackers.SCHEMA);
        assertEquals(
                List.of(
                        "permission Edit names properties that do not exist: c",
                        "permission View for \"task\" is for a class that does not exist",
                        "permission View for \"issue\" names properties that do not exist: a, b"),
                built.problems());
        assertEquals(List.of("a", "b"), built.unknownProperties(issues));
    }
}
