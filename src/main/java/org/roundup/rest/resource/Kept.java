package org.roundup.rest.resource;

import org.roundup.web.visit.Request;

/**
 * An address whose documents depend on nothing but the items of the tracker, the address itself, and the caller: they may
 * be given again to the same caller while nothing has changed.
 */
public record Kept(Endpoint endpoint) implements Endpoint {

    @Override
    public Reply answer(Call call) {
        return endpoint.answer(call);
    }

    /** Whether a client has the state with that mark already. */
    public static boolean isKnown(Request request, String mark) {
        return Etags.isKnown(request, mark);
    }
}
