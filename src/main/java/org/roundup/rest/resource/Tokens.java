package org.roundup.rest.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.session.ApiTokens;

/** The caller's tokens for programs. */
final class Tokens {

    private static final int LONGEST_NAME = 200;
    private static final long LONGEST_LIFE_SECONDS = Duration.ofDays(3660).toSeconds();

    private Tokens() {}

    static Reply list(Call call) {
        refuseAnonymous(call);
        List<Object> tokens = new ArrayList<>();
        call.tracker().store().apiTokens().of(call.userId()).forEach(token -> tokens.add(shown(token)));
        return Reply.data(200, Map.of("collection", tokens));
    }

    private static Map<String, Object> shown(ApiTokens.Token token) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", token.id());
        shown.put("name", token.name());
        shown.put("roles", token.roles());
        shown.put("created", token.created().toString());
        shown.put("expires", token.expires() == null ? null : token.expires().toString());
        shown.put("used", token.used() == null ? null : token.used().toString());
        return shown;
    }

    /** Makes a token; its text is told now and never again. */
    static Reply create(Call call) {
        refuseAnonymous(call);
        String name = call.input().text("name");
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw ApiError.badField("name", "A token needs a name of at most " + LONGEST_NAME + " characters.");
        }
        String text =
                call.tracker().store().apiTokens().create(call.userId(), name.strip(), roles(call), expires(call));
        return Reply.data(201, Map.of("token", text)).with("Cache-Control", "no-store");
    }

    /** The roles that a token is to have: those that the call names, or all that the caller acts with. */
    static List<String> roles(Call call) {
        Object given = call.input().get("roles");
        Collection<?> names = given instanceof Collection<?> list
                ? list
                : given == null ? List.of() : List.of(given.toString().split(","));
        Collection<String> own = call.db().rolesOf(call.userId());
        List<String> roles = new ArrayList<>();
        for (Object each : names) {
            String role = each.toString().strip().toLowerCase(Locale.ROOT);
            if (!own.contains(role)) {
                throw ApiError.badField("roles", "You do not have the role " + each + ".");
            }
            roles.add(role);
        }
        // a caller who acts with some roles only must not give all of them away
        return roles.isEmpty() ? List.copyOf(own) : roles;
    }

    private static Instant expires(Call call) {
        String seconds = call.input().text("lifetime");
        if (seconds == null) {
            return null;
        }
        int lifetime = Numbers.integer("lifetime", seconds);
        if (lifetime < 1 || lifetime > LONGEST_LIFE_SECONDS) {
            throw ApiError.badField("lifetime", "A lifetime is 1 to " + LONGEST_LIFE_SECONDS + " seconds.");
        }
        return call.db().now().toInstant().plusSeconds(lifetime);
    }

    static Reply remove(Call call) {
        refuseAnonymous(call);
        if (!call.tracker().store().apiTokens().remove(call.userId(), call.variable(0))) {
            throw new ApiError(404, "You have no token " + call.variable(0));
        }
        return Reply.data(200, Map.of("status", "ok"));
    }

    static void refuseAnonymous(Call call) {
        if ("anonymous".equals(call.db().getJournaltag())) {
            throw new Unauthorised("Only users have tokens");
        }
    }
}
