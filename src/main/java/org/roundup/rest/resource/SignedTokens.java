package org.roundup.rest.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.session.ApiTokens;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.api.JsonWebTokens;
import org.roundup.web.session.BasicCredentials;
import org.roundup.web.session.LoginRefused;

/** JSON web tokens that users make for themselves, with their own roles or some of them, and for a bounded time. */
final class SignedTokens {

    private static final int USUAL_SECONDS = 86_400;

    private SignedTokens() {}

    /** Makes a token for a caller who has sent a password: a token is not good for another one. */
    static Reply issue(Call call) {
        JsonWebTokens tokens = tokens(call);
        Tokens.refuseAnonymous(call);
        boolean password = BasicCredentials.read(call.request().header("authorization"))
                .filter(pair -> !pair.password().startsWith(ApiTokens.PREFIX))
                .isPresent();
        if (!password) {
            throw new Unauthorised("Tokens are issued to those only who send their password (Authorization: Basic).");
        }
        String token = tokens.issue(call.userId(), Tokens.roles(call), lifetime(call));
        return Reply.data(200, Map.of("jwt", token)).with("Cache-Control", "no-store");
    }

    private static JsonWebTokens tokens(Call call) {
        if (!areIssued(call)) {
            throw new ApiError(404, "This tracker issues no JSON web tokens.");
        }
        return new JsonWebTokens(call.tracker());
    }

    static boolean areIssued(Call call) {
        return new JsonWebTokens(call.tracker()).isEnabled() && longest(call) != 0;
    }

    private static long longest(Call call) {
        return call.tracker().config().get(WebOptions.JWT_LONGEST_LIFETIME);
    }

    private static Duration lifetime(Call call) {
        String given = call.input().text("lifetime");
        long seconds = given == null ? Math.min(USUAL_SECONDS, longest(call)) : Numbers.integer("lifetime", given);
        if (seconds < 1 || seconds > longest(call)) {
            throw ApiError.badField("lifetime", "A lifetime is 1 to " + longest(call) + " seconds.");
        }
        return Duration.ofSeconds(seconds);
    }

    /** Tells what a token grants now; 401 if it grants nothing. */
    static Reply validate(Call call) {
        JsonWebTokens tokens = tokens(call);
        String text = call.query().last("jwt");
        if (text == null) {
            throw ApiError.badField("jwt", "Give the token as jwt.");
        }
        JsonWebTokens.Grant grant;
        try {
            grant = tokens.verify(text, call.db());
        } catch (LoginRefused refused) {
            throw new ApiError(401, refused.getMessage(), "jwt", refused);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("user", call.db().getclass("user").lookup(grant.userName()));
        data.put("username", grant.userName());
        data.put("roles", new TreeSet<>(grant.roles()));
        data.put("iss", call.place().web());
        data.put("aud", call.place().web());
        data.put("iat", seconds(grant.issued()));
        data.put("exp", seconds(grant.expires()));
        return Reply.data(200, data).with("Cache-Control", "no-store");
    }

    private static Long seconds(Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }
}
