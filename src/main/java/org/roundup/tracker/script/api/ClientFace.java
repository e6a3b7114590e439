package org.roundup.tracker.script.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ValueError;

/**
 * What {@code interfaces.groovy} says of the pages, in the objects {@code client} and {@code templating}. Lists and the
 * table are filled with what holds by default, so that scripts add to them or take away.
 */
public final class ClientFace {

    private static final String TYPES = "mime_type_allowlist";
    private static final String CACHE = "Cache_Control";
    private static final String DENSE = "precompressed_mime_types";
    private static final String ACTION = "registerAction";
    private static final String UTIL = "registerUtil";
    private static final String UTIL_METHOD = "registerUtilMethod";

    private static final List<String> SAFE_TYPES = List.of(
            "text/plain",
            "text/x-csrc",
            "text/x-chdr",
            "text/x-patch",
            "text/x-python",
            "text/xml",
            "text/csv",
            "text/css",
            "image/gif",
            "image/jpeg",
            "image/png",
            "image/svg+xml",
            "image/webp",
            "audio/ogg",
            "video/webm");

    private ClientFace() {}

    /** Fills {@code client} with what holds by default. */
    public static void prepare(Face client) {
        client.setProperty(TYPES, new ArrayList<>(SAFE_TYPES));
        client.setProperty(DENSE, new ArrayList<>(List.of("image/png", "image/jpeg")));
        Map<String, Object> cache = new LinkedHashMap<>();
        cache.put("application/javascript", "public, max-age=1209600");
        cache.put("text/javascript", "public, max-age=1209600");
        cache.put("text/css", "public, max-age=4838400");
        client.setProperty(CACHE, cache);
    }

    /**
     * Hands what was registered on to those who take it from extensions.
     *
     * @throws ValueError if the script says what no page knows, or says it in a wrong way
     */
    public static void register(Face client, Face templating, SetupTracker tracker) {
        client.requireOnly(Set.of(TYPES, CACHE, DENSE), Set.of(ACTION));
        templating.requireOnly(Set.of(), Set.of(UTIL, UTIL_METHOD));
        texts(client, TYPES);
        texts(client, DENSE);
        cacheControl(client);
        client.calls(ACTION)
                .forEach(call ->
                        tracker.registerAction(name(call), call.arguments().get(1)));
        templating
                .calls(UTIL)
                .forEach(call ->
                        tracker.registerUtil(name(call), call.arguments().get(1)));
        templating
                .calls(UTIL_METHOD)
                .forEach(call ->
                        tracker.registerUtilMethod(name(call), call.arguments().get(1)));
    }

    private static String name(Face.Call call) {
        if (call.arguments().size() != 2) {
            throw new ValueError("interfaces.groovy: " + call.method() + " takes a name and a function");
        }
        return String.valueOf(call.arguments().get(0));
    }

    /** The types of contents that browsers may get as what they are. */
    public static Collection<String> safeTypes(Face client) {
        return texts(client, TYPES);
    }

    /** The types, besides those that are known to be, that are not worth compressing. */
    public static Collection<String> denseTypes(Face client) {
        return texts(client, DENSE);
    }

    /** The header {@code Cache-Control} of static files, by the name of a file or by a type. */
    public static Map<String, String> cacheControl(Face client) {
        if (!(client.setting(CACHE) instanceof Map<?, ?> given)) {
            throw new ValueError("interfaces.groovy: client." + CACHE + " must be a map of names or types to texts");
        }
        Map<String, String> table = new LinkedHashMap<>();
        given.forEach((key, value) -> table.put(String.valueOf(key), String.valueOf(value)));
        return table;
    }

    private static List<String> texts(Face client, String setting) {
        if (!(client.setting(setting) instanceof Collection<?> given)) {
            throw new ValueError("interfaces.groovy: client." + setting + " must be a list of types");
        }
        return given.stream().map(String::valueOf).toList();
    }
}
