package org.roundup.xmlrpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All methods by name. */
final class Methods {

    private static final String MULTICALL = "system.multicall";
    private static final int MOST_CALLS = 1000;

    private static final Map<String, Method> METHODS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "schema",
                    new Method("The classes and their properties.", List.of("struct"), 0, 0, Reading::schema)),
            Map.entry(
                    "list",
                    new Method(
                            "A property of all items of a class: class, property.",
                            List.of("array", "string", "string"),
                            1,
                            2,
                            Reading::list)),
            Map.entry(
                    "filter",
                    new Method(
                            "Ids of items that are found: class, ids or nil, conditions, sort, group.",
                            List.of("array", "string", "array", "struct", "array", "array"),
                            3,
                            5,
                            Reading::filter)),
            Map.entry(
                    "lookup",
                    new Method(
                            "Id of the item with a key: class, key.",
                            List.of("string", "string", "string"),
                            2,
                            2,
                            Reading::lookup)),
            Map.entry(
                    "display",
                    new Method(
                            "Properties of an item: designator, names of properties.",
                            List.of("struct", "string", "string"),
                            1,
                            Method.ANY,
                            Reading::display)),
            Map.entry(
                    "create",
                    new Method(
                            "Makes an item and gives its id: class, name=value and so on.",
                            List.of("string", "string", "string"),
                            1,
                            Method.ANY,
                            Writing::create)),
            Map.entry(
                    "set",
                    new Method(
                            "Changes an item and gives what has changed: designator, name=value and so on.",
                            List.of("struct", "string", "string"),
                            1,
                            Method.ANY,
                            Writing::set)),
            Map.entry(
                    "action",
                    new Method(
                            "Runs an action: its name, and what it takes; retire and restore take a designator.",
                            List.of("nil", "string", "string"),
                            1,
                            Method.ANY,
                            Writing::action)),
            Map.entry(
                    "system.listMethods",
                    new Method("The names of all methods.", List.of("array"), 0, 0, (session, none) -> names())),
            Map.entry(
                    "system.methodHelp",
                    new Method(
                            "What a method does: name.", List.of("string", "string"), 1, 1, (session, name) -> method(
                                            name.text(0))
                                    .help())),
            Map.entry(
                    "system.methodSignature",
                    new Method(
                            "The types of the result and the arguments of a method: name.",
                            List.of("array", "string"),
                            1,
                            1,
                            (session, name) -> List.of(method(name.text(0)).signature()))),
            Map.entry(
                    MULTICALL,
                    new Method("Calls several methods: calls.", List.of("array", "array"), 1, 1, Methods::multicall))));

    private Methods() {}

    private static List<String> names() {
        return new ArrayList<>(METHODS.keySet());
    }

    private static Method method(String name) {
        Method method = METHODS.get(name);
        if (method == null) {
            throw Fault.typed("Exception", "method \"" + name + "\" is not supported");
        }
        return method;
    }

    /** Calls a method. */
    static Object call(Session session, MethodCall call) {
        Method method = method(call.method());
        int given = call.params().size();
        if (given < method.fewest() || given > method.most()) {
            String wanted = method.most() == Method.ANY
                    ? "at least " + method.fewest()
                    : method.fewest() == method.most()
                            ? Integer.toString(method.fewest())
                            : method.fewest() + " to " + method.most();
            throw Fault.typed("TypeError", call.method() + "() takes " + wanted + " arguments, not " + given);
        }
        return method.body().call(session, new Arguments(call.params()));
    }

    /** Each call for itself: what one has changed remains if another fails. */
    private static Object multicall(Session session, Arguments arguments) {
        List<?> calls = arguments.list(0);
        if (calls == null || calls.size() > MOST_CALLS) {
            throw Fault.typed("ValueError", "system.multicall takes an array of at most " + MOST_CALLS + " calls");
        }
        List<Object> results = new ArrayList<>();
        for (Object each : calls) {
            try {
                results.add(java.util.Collections.singletonList(single(session, each)));
                session.db().commit();
            } catch (org.roundup.store.sql.RetryableError again) {
                throw again;
            } catch (RuntimeException failure) {
                session.db().rollback();
                results.add(AnswerWriter.struct(Fault.from(failure)));
            }
        }
        return results;
    }

    private static Object single(Session session, Object call) {
        boolean complete = call instanceof Map<?, ?> struct
                && struct.get("methodName") instanceof String
                && struct.get("params") instanceof List<?>;
        if (!complete) {
            throw Fault.typed("TypeError", "a call is a struct of methodName and params");
        }
        Map<?, ?> struct = (Map<?, ?>) call;
        if (struct.get("methodName").equals(MULTICALL)) {
            throw Fault.typed("Exception", "system.multicall cannot be called by itself");
        }
        List<Object> params = new ArrayList<>((List<?>) struct.get("params"));
        return call(session, new MethodCall((String) struct.get("methodName"), params));
    }
}
