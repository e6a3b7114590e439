package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.Schema;
import org.roundup.security.Permission;
import org.roundup.security.Role;
import org.roundup.security.Security;
import org.roundup.security.SecurityReport;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;

/** {@code security}: prints roles with their permissions, and checks the properties that permissions name. */
public final class SecurityCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Security security = session.tracker().security();
        Map<String, Role> roles = new TreeMap<>(security.roles());
        if (arguments.size() == 1) {
            Role role = roles.get(arguments.get(0).toLowerCase(Locale.ROOT));
            if (role == null) {
                session.print("No such Role \"" + arguments.get(0) + "\"");
                return 1;
            }
            roles = Map.of(role.name(), role);
        }
        if (session.options().json()) {
            Map<String, Object> all = new LinkedHashMap<>();
            roles.values().forEach(role -> all.put(role.name(), json(role)));
            Answer.json(session, all);
            return 0;
        }
        if (arguments.size() != 1) {
            printNewUsers(session);
        }
        SecurityReport report = new SecurityReport(security);
        for (Role role : roles.values()) {
            if (!print(session, report, role)) {
                return 1;
            }
        }
        return 0;
    }

    private static void printNewUsers(Session session) {
        TrackerConfig config = session.tracker().config();
        printNewUsers(
                session, "Web", config.text(MainOptions.NEW_WEB_USER_ROLES).orElse(""));
        printNewUsers(
                session, "Email", config.text(MainOptions.NEW_EMAIL_USER_ROLES).orElse(""));
    }

    private static void printNewUsers(Session session, String where, String roles) {
        session.print("New " + where + " users get the Role" + (roles.contains(",") ? "s" : "") + " \"" + roles + "\"");
    }

    /** Prints a role up to the first permission that names an unknown property; false if there is one. */
    private static boolean print(Session session, SecurityReport report, Role role) {
        Iterator<String> lines = report.role(role.name()).iterator();
        session.print(lines.next());
        for (Permission permission : role.permissions()) {
            session.print(lines.next());
            List<String> unknown = unknownProperties(session.tracker().schema(), permission);
            if (!unknown.isEmpty()) {
                session.print("\n  **Invalid properties for " + permission.className() + ": "
                        + PythonLiteral.repr(unknown) + "\n");
                return false;
            }
        }
        return true;
    }

    private static List<String> unknownProperties(Schema schema, Permission permission) {
        Collection<String> properties = permission.properties();
        if (permission.className() == null || properties == null || !schema.has(permission.className())) {
            return List.of();
        }
        ClassDefinition definition = schema.get(permission.className());
        return properties.stream().filter(name -> !definition.has(name)).toList();
    }

    private static List<Object> json(Role role) {
        List<Object> permissions = new ArrayList<>();
        for (Permission permission : role.permissions()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", permission.name());
            object.put("class", permission.className());
            object.put("properties", permission.properties());
            object.put("description", permission.description());
            permissions.add(object);
        }
        return permissions;
    }
}
