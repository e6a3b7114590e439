package org.roundup.rest.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.StoredClass;
import org.roundup.store.session.OneTimeKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens with which an item is created once at most, however often the call is repeated. */
final class OnceTokens {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.rest");
    private static final String PREFIX = "poe-";
    private static final int LONGEST = 3600;
    private static final int USUAL = 1800;
    private static final double MILLIS = 1000;

    private OnceTokens() {}

    /** Makes a token for the caller, for one class or for any. */
    static Reply issue(Call call) {
        int lifetime = lifetime(call);
        OneTimeKeys keys = call.tracker().store().oneTimeKeys();
        String token = keys.getUniqueKey();
        double now = call.tracker().store().settings().clock().millis() / MILLIS;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("uid", call.userId());
        values.put("expires", now + lifetime);
        if (!call.input().has("generic")) {
            values.put("class", call.variable(0));
        }
        values.put(OneTimeKeys.TIMESTAMP, keys.lifetime(lifetime));
        keys.set(PREFIX + token, values);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("link", call.place().link(call.variable(0)) + "/@poe/" + token);
        data.put("expires", now + lifetime);
        return Reply.data(200, data);
    }

    private static int lifetime(Call call) {
        String text = call.input().text("lifetime");
        if (text == null) {
            return USUAL;
        }
        int lifetime;
        try {
            lifetime = Integer.parseInt(text.strip());
        } catch (NumberFormatException malformed) {
            throw new ApiError(
                    400,
                    "Value 'lifetime' must be an integer specify lifetime in seconds. Got " + text + ".",
                    "lifetime",
                    malformed);
        }
        if (lifetime < 1 || lifetime > LONGEST) {
            throw ApiError.badField(
                    "lifetime",
                    "Value 'lifetime' must be between 1 second and 1 hour (3600 seconds). Got " + text + ".");
        }
        return lifetime;
    }

    /** Creates an item and uses up the token; it is used up as well if that fails. */
    static Reply redeem(Call call) {
        String token = call.variable(1);
        if (call.usedUp().contains(token)) {
            return new Creation().answer(call, call.hyperclass());
        }
        OneTimeKeys keys = call.tracker().store().oneTimeKeys();
        Optional<Map<String, Object>> values = keys.find(PREFIX + token);
        if (values.isEmpty()) {
            throw invalid(token);
        }
        String owner = String.valueOf(values.get().get("uid"));
        if (!owner.equals(call.userId())) {
            LOG.warn("Post Once key owned by user{} was denied. Used by user{}", owner, call.userId());
            throw invalid(token);
        }
        Object className = values.get().get("class");
        if (className != null && !className.equals(call.variable(0))) {
            throw ApiError.badRequest("POE token '" + token + "' not valid for " + call.variable(0)
                    + ", was generated for class " + className);
        }
        StoredClass hyperclass = call.hyperclass();
        if (keys.take(PREFIX + token).isEmpty()) {
            throw invalid(token);
        }
        call.usedUp().add(token);
        return new Creation().answer(call, hyperclass);
    }

    private static ApiError invalid(String token) {
        return ApiError.badRequest("POE token '" + token + "' not valid.");
    }
}
