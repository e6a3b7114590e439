package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.UnknownName;

class SecurityReportTest {

    private final SecurityBuilder builder = Trackers.builder();

    private SecurityReport report() {
        return new SecurityReport(builder.build(Trackers.SCHEMA));
    }

    @Test
    void listsPermissionsByClassAndName() {
        builder.addPermissionToRole("User", "View", "status");
        builder.addPermissionToRole("User", "View", "issue");
        builder.addPermissionToRole("User", "Edit", "issue");
        builder.addPermissionToRole("User", "Web Access");
        Trackers.grant(builder, "name", "Search", "klass", "keyword");
        Trackers.grant(
                builder,
                "name",
                "Edit",
                "klass",
                "user",
                "properties",
                List.of("username", "address"),
                "description",
                "User may edit own details",
                "check",
                (PermissionCheck) (db, uid, id, context) -> uid.equals(id));
        Trackers.grant(builder, "name", "View", "klass", "user", "properties", List.of("id"));
        assertEquals(
                List.of(
                        "Role \"user\":",
                        " User may use the web pages (Web Access)",
                        " User is allowed to edit issue (Edit for \"issue\" only)",
                        " User is allowed to access issue (View for \"issue\" only)",
                        "  (Search for \"keyword\" only)",
                        " User is allowed to access status (View for \"status\" only)",
                        " User may edit own details (Edit for \"user\": ('username', 'address') only)",
                        "  (View for \"user\": ('id',) only)"),
                report().role("USER").toList());
    }

    @Test
    void listsAllRolesByName() {
        builder.addRole(Map.of("name", "Developer"));
        List<String> lines = report().all("User", "User,Developer").toList();
        assertEquals("New Web users get the Role \"User\"", lines.get(0));
        assertEquals("New Email users get the Roles \"User,Developer\"", lines.get(1));
        assertEquals(
                List.of("Role \"admin\":", "Role \"anonymous\":", "Role \"developer\":", "Role \"user\":"),
                lines.stream().filter(line -> line.startsWith("Role")).toList());
        assertTrue(lines.contains(" User may create everything (Create)"));
    }

    @Test
    void doesNotKnowEveryRole() {
        UnknownName error = assertThrows(UnknownName.class, () -> report().role("nosuch"));
        assertEquals("No such Role \"nosuch\"", error.getMessage());
    }
}
