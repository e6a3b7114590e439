package org.roundup.security;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.roundup.hyperdb.PythonLiteral;
import org.roundup.hyperdb.PythonTuple;
import org.roundup.hyperdb.UnknownName;

/**
 * Lists roles and permissions for people, as the command {@code security} prints them. Below a permission with properties
 * that do not exist these are named.
 */
public final class SecurityReport {

    private final Security security;

    public SecurityReport(Security security) {
        this.security = security;
    }

    /**
     * All roles, after what users get who register.
     *
     * @param newWebRoles roles of users who register on the web, separated by commas
     * @param newEmailRoles roles of users who register by mail, separated by commas
     * @return the lines, without line ends
     */
    public Stream<String> all(String newWebRoles, String newEmailRoles) {
        Stream<String> newUsers = Stream.of(newUsers("Web", newWebRoles), newUsers("Email", newEmailRoles));
        Stream<String> roles = new TreeMap<>(security.roles()).values().stream().flatMap(this::lines);
        return Stream.concat(newUsers, roles);
    }

    private static String newUsers(String where, String roles) {
        return "New " + where + " users get the Role" + (roles.contains(",") ? "s" : "") + " \"" + roles + "\"";
    }

    /**
     * One role.
     *
     * @param name in any case
     * @return the lines, without line ends
     * @throws UnknownName if there is no such role
     */
    public Stream<String> role(String name) {
        Role role = security.roles().get(name.toLowerCase(Locale.ROOT));
        if (role == null) {
            throw new UnknownName("No such Role \"" + name + "\"");
        }
        return lines(role);
    }

    private Stream<String> lines(Role role) {
        return Stream.concat(
                Stream.of("Role \"" + role.name() + "\":"),
                role.permissions().stream().flatMap(this::lines));
    }

    private Stream<String> lines(Permission permission) {
        List<String> unknown = security.unknownProperties(permission);
        if (permission.className() == null || unknown.isEmpty()) {
            return Stream.of(line(permission));
        }
        String invalid = "  **Invalid properties for " + permission.className() + ": " + PythonLiteral.repr(unknown);
        return Stream.of(line(permission), "", invalid, "");
    }

    private static String line(Permission permission) {
        StringBuilder line = new StringBuilder(" ").append(permission.description());
        line.append(" (").append(permission.name());
        if (permission.className() != null) {
            line.append(" for \"").append(permission.className()).append('"');
            if (permission.properties() != null) {
                line.append(": ").append(new PythonTuple(List.copyOf(permission.properties())));
            }
            line.append(" only");
        }
        return line.append(')').toString();
    }
}
