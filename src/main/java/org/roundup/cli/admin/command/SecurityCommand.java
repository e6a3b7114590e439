package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.security.Permission;
import org.roundup.security.Role;
import org.roundup.security.Security;
import org.roundup.security.SecurityReport;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;

/** {@code security}: prints roles with their permissions; fails if one names properties that do not exist. */
public final class SecurityCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Security security = session.tracker().security();
        SecurityReport report = new SecurityReport(security);
        if (arguments.isEmpty()) {
            Collection<Role> roles = new TreeMap<>(security.roles()).values();
            print(session, roles, () -> all(session, report));
            return exit(security, roles);
        }
        Role role = security.roles().get(arguments.get(0).toLowerCase(Locale.ROOT));
        if (role == null) {
            session.print("No such Role \"" + arguments.get(0) + "\"");
            return 1;
        }
        print(session, List.of(role), () -> report.role(role.name()));
        return exit(security, List.of(role));
    }

    private static int exit(Security security, Collection<Role> roles) {
        boolean sound = roles.stream()
                .flatMap(role -> role.permissions().stream())
                .allMatch(permission -> security.unknownProperties(permission).isEmpty());
        return sound ? 0 : 1;
    }

    private static Stream<String> all(Session session, SecurityReport report) {
        TrackerConfig config = session.tracker().config();
        return report.all(
                config.text(MainOptions.NEW_WEB_USER_ROLES).orElse(""),
                config.text(MainOptions.NEW_EMAIL_USER_ROLES).orElse(""));
    }

    private static void print(Session session, Collection<Role> roles, Supplier<Stream<String>> lines) {
        if (session.options().json()) {
            Map<String, Object> all = new LinkedHashMap<>();
            roles.forEach(role -> all.put(role.name(), json(role)));
            Answer.json(session, all);
        } else {
            lines.get().forEach(session::print);
        }
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
