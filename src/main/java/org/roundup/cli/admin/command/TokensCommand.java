package org.roundup.cli.admin.command;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.session.ApiTokens;
import org.roundup.web.api.TokenRules;

/** {@code tokens}: shows, makes and revokes the tokens of programs. What is done cannot be rolled back. */
public final class TokensCommand implements Command {

    private static final List<String> SETTINGS = List.of("roles", "methods", "days");

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<String> more = arguments.subList(1, arguments.size());
        ApiTokens tokens = session.tracker().store().apiTokens();
        switch (arguments.get(0)) {
            case "list" -> {
                Arguments.atMost(1, more);
                list(session, more.isEmpty() ? tokens.all() : tokens.of(user(session, more.get(0))));
            }
            case "add" -> {
                Arguments.atLeast(2, more);
                add(session, tokens, more);
            }
            case "revoke" -> {
                Arguments.atLeast(1, more);
                more.forEach(id -> revoke(tokens, id));
            }
            default -> throw new UsageError("\"" + arguments.get(0) + "\" is not one of list, add, revoke");
        }
        return 0;
    }

    private static String user(Session session, String name) {
        return session.hyperclass("user").lookup(name);
    }

    private static void add(Session session, ApiTokens tokens, List<String> arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments.subList(2, arguments.size())) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !SETTINGS.contains(name)) {
                throw new UsageError("\"" + name + "\" is not one of " + String.join("=, ", SETTINGS) + "=");
            }
            settings.put(name, argument.substring(equals + 1));
        }
        String user = user(session, arguments.get(0));
        if (arguments.get(0).equals("anonymous")) {
            throw new UsageError("anonymous cannot have tokens");
        }
        String text = tokens.create(
                user,
                TokenRules.name(arguments.get(1)),
                TokenRules.roles(names(settings.get("roles")), session.db().rolesOf(user)),
                TokenRules.methods(names(settings.get("methods"))),
                expires(session, settings.get("days")));
        if (session.options().json()) {
            Answer.json(session, Map.of("token", text));
        } else {
            session.print(text);
        }
    }

    private static List<String> names(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.split(","));
    }

    private static Instant expires(Session session, String days) {
        if (days == null) {
            return null;
        }
        try {
            long seconds =
                    Math.multiplyExact(Long.parseLong(days), Duration.ofDays(1).toSeconds());
            return TokenRules.expires(session.db().now().toInstant(), seconds);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new UsageError("\"" + days + "\" is not a number of days", e);
        }
    }

    private static void revoke(ApiTokens tokens, String id) {
        if (!tokens.remove(null, id)) {
            throw new NotFound("There is no token " + id);
        }
    }

    private static void list(Session session, List<ApiTokens.Token> found) {
        if (session.options().json()) {
            Answer.json(
                    session, found.stream().map(token -> json(session, token)).toList());
            return;
        }
        for (ApiTokens.Token each : found) {
            session.print(each.id() + " " + owner(session, each) + " roles " + String.join(",", each.roles())
                    + (each.methods().isEmpty() ? "" : " methods " + String.join(",", each.methods()))
                    + " since " + each.created()
                    + (each.expires() == null ? "" : " until " + each.expires())
                    + (each.used() == null ? " never used" : " used " + each.used()) + " (" + each.name() + ")");
        }
    }

    private static String owner(Session session, ApiTokens.Token token) {
        HyperClass users = session.hyperclass("user");
        return users.hasnode(token.userId())
                ? users.get(token.userId(), "username").toString()
                : "user" + token.userId();
    }

    private static Map<String, Object> json(Session session, ApiTokens.Token each) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", each.id());
        object.put("user", owner(session, each));
        object.put("name", each.name());
        object.put("roles", each.roles());
        object.put("methods", each.methods());
        object.put("created", each.created());
        object.put("expires", each.expires());
        object.put("used", each.used());
        return object;
    }
}
