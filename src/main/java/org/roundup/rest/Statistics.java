package org.roundup.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.rest.resource.Reply;

/** Figures about a call, for those who ask for them. Items are read together, so nothing is counted one by one. */
final class Statistics {

    private static final double NANOS = 1e9;

    private Statistics() {}

    /** The reply with the figures among its data. */
    static Reply added(Reply reply, long beginNanos) {
        if (!(reply.tree() instanceof Map<?, ?> envelope) || !(envelope.get("data") instanceof Map<?, ?> data)) {
            return reply;
        }
        double elapsed = (System.nanoTime() - beginNanos) / NANOS;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cache_hits", 0);
        figures.put("cache_misses", 0);
        figures.put("get_items", 0.0);
        figures.put("filtering", elapsed);
        figures.put("elapsed", elapsed);
        Map<String, Object> more = new LinkedHashMap<>();
        data.forEach((name, value) -> more.put(name.toString(), value));
        more.put("@stats", figures);
        return Reply.data(reply.status(), more);
    }
}
