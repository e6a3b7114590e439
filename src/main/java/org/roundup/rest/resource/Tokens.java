package org.roundup.rest.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.session.ApiTokens;
import org.roundup.web.api.TokenRules;
import org.roundup.web.session.BasicCredentials;

/** The caller's tokens for programs. */
final class Tokens {

    private static final String BEARER = "Bearer ";

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
        shown.put("methods", token.methods());
        shown.put("created", token.created().toString());
        shown.put("expires", token.expires() == null ? null : token.expires().toString());
        shown.put("used", token.used() == null ? null : token.used().toString());
        return shown;
    }

    /** Makes a token; its text is told now and never again. */
    static Reply create(Call call) {
        refuseAnonymous(call);
        if (isByToken(call)) {
            throw new Unauthorised("Tokens are made by those who send a password or session, not by tokens.");
        }
        String name = field("name", () -> TokenRules.name(call.input().text("name")));
        List<String> methods = field("methods", () -> TokenRules.methods(names(call, "methods")));
        String text =
                call.tracker().store().apiTokens().create(call.userId(), name, roles(call), methods, expires(call));
        return Reply.data(201, Map.of("token", text)).with("Cache-Control", "no-store");
    }

    /** Whether the call has come in by a token, which shall not make others that outlive it. */
    static boolean isByToken(Call call) {
        String header = call.request().header("authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer
                || BasicCredentials.read(header)
                        .filter(pair -> pair.password().startsWith(ApiTokens.PREFIX))
                        .isPresent();
    }

    /** The roles that a token is to have: those that the call names, or all that the caller acts with. */
    static List<String> roles(Call call) {
        return field(
                "roles", () -> TokenRules.roles(names(call, "roles"), call.db().rolesOf(call.userId())));
    }

    private static Collection<?> names(Call call, String member) {
        Object given = call.input().get(member);
        if (given instanceof Collection<?> list) {
            return list;
        }
        return given == null ? List.of() : List.of(given.toString().split(","));
    }

    private static Instant expires(Call call) {
        String seconds = call.input().text("lifetime");
        Instant now = call.db().now().toInstant();
        return seconds == null
                ? null
                : field("lifetime", () -> TokenRules.expires(now, Numbers.integer("lifetime", seconds)));
    }

    private static <T> T field(String member, Supplier<T> rule) {
        try {
            return rule.get();
        } catch (UsageError broken) {
            throw new ApiError(400, broken.getMessage(), member, broken);
        }
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
