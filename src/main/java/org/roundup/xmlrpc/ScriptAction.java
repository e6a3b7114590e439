package org.roundup.xmlrpc;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.InvokerInvocationException;

/**
 * An action that an extension has registered: a function, which is called with an {@link ActionCall} and the arguments, or
 * a class, which is made with an {@link ActionCall} and whose methods {@code permission} and {@code handle} are called with
 * the arguments.
 */
final class ScriptAction {

    private final String name;
    private final Object script;

    ScriptAction(String name, Object script) {
        this.name = name;
        this.script = script;
    }

    /** Runs it; gives what it returns as values that can be sent. */
    Object run(Session session, List<Object> arguments) {
        ActionCall call = new ActionCall(session);
        if (script instanceof Closure<?> function) {
            List<Object> all = new ArrayList<>(List.of(call));
            all.addAll(arguments);
            Object[] given = all.toArray();
            return plain(attempt(given, () -> ((Closure<?>) function.clone()).call(given)));
        }
        Object[] given = arguments.toArray();
        Object action = InvokerHelper.invokeConstructorOf((Class<?>) script, call);
        attempt(given, () -> InvokerHelper.invokeMethod(action, "permission", given));
        return plain(attempt(given, () -> InvokerHelper.invokeMethod(action, "handle", given)));
    }

    /** Arguments that do not fit are the caller's mistake. */
    private Object attempt(Object[] given, Supplier<Object> step) {
        try {
            return step.get();
        } catch (InvokerInvocationException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException cause ? cause : wrapped;
        } catch (MissingMethodException missing) {
            if (Arrays.equals(missing.getArguments(), given)) {
                throw Fault.typed("TypeError", "action " + name + " does not take these arguments");
            }
            throw missing;
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(String.valueOf(key), plain(member)));
            return members;
        }
        if (value instanceof Iterable<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        return value instanceof Number number && !(value instanceof Integer || value instanceof Long)
                ? (Object) number.doubleValue()
                : Session.changed(value);
    }
}
