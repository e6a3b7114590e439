package org.roundup.rest;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.rest.resource.Call;
import org.roundup.rest.resource.Endpoint;
import org.roundup.rest.resource.Reply;
import org.roundup.tracker.Tracker;

/** An address that a script answers. */
final class ScriptEndpoint implements Endpoint {

    private final Tracker tracker;
    private final Closure<?> function;

    ScriptEndpoint(Tracker tracker, Closure<?> function) {
        this.tracker = tracker;
        this.function = function;
    }

    @Override
    public Reply answer(Call call) {
        ScriptCall given = new ScriptCall(tracker, call);
        Object result;
        try {
            result = ((Closure<?>) function.clone()).call(given);
        } catch (InvokerInvocationException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException cause ? cause : wrapped;
        }
        Reply reply = reply(result, given);
        given.responseHeaders().forEach(reply::with);
        return reply;
    }

    private static Reply reply(Object result, ScriptCall given) {
        boolean pair = result instanceof List<?> list && list.size() == 2 && list.get(0) instanceof Integer;
        int status = pair ? (Integer) ((List<?>) result).get(0) : 200;
        Object data = plain(pair ? ((List<?>) result).get(1) : result);
        if (given.isRaw()) {
            return Reply.tree(status, data);
        }
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("data", data);
        return Reply.tree(status, envelope);
    }

    /** Values of scripts as documents hold them. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), plain(member)));
            return members;
        }
        if (value instanceof Iterable<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof GString || value instanceof RoundupDate || value instanceof Interval) {
            return value.toString();
        }
        if (value instanceof Password) { // not even by mistake
            return "[password hidden]";
        }
        return value instanceof Float number ? (Object) number.doubleValue() : value;
    }
}
