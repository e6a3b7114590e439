package org.roundup.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.StoredClass;
import org.roundup.web.api.GivenValues;
import org.roundup.web.api.LastUsers;

/** Methods that change something. */
final class Writing {

    private static final Set<String> ACTIONS = Set.of("retire", "restore");

    private Writing() {}

    /** A new item; gives its id. */
    static Object create(Session session, Arguments arguments) {
        StoredClass hyperclass = session.hyperclass(arguments.text(0));
        ClassDefinition definition = hyperclass.definition();
        if (!session.may("Create", definition.name(), null, null)) {
            throw Session.denied("Permission to create " + definition.name() + " denied");
        }
        Map<String, Object> values = values(session, hyperclass, null, arguments, 1);
        if (definition.hasKey() && !values.containsKey(definition.key())) {
            throw Fault.typed(Fault.USAGE, "you must provide the \"" + definition.key() + "\" property.");
        }
        if (definition.isFile() && !values.containsKey("content")) {
            throw Fault.typed(Fault.KEY, "'content'");
        }
        GivenValues given = new GivenValues(session.tracker(), session.db());
        values.forEach((name, value) -> {
            boolean allowed = session.may("Create", definition.name(), name, null)
                    && (!isRoles(definition, name) || given.mayChangeRoles(null, value));
            if (!allowed) {
                throw Session.denied("Permission to create " + definition.name() + "." + name + " denied");
            }
        });
        values.keySet()
                .removeIf(name ->
                        values.get(name) == null && definition.property(name).kind() != PropertyType.Kind.STRING);
        return attempt(() -> hyperclass.create(values));
    }

    private static boolean isRoles(ClassDefinition definition, String name) {
        return name.equals("roles") && definition.name().equals("user");
    }

    /** Changes an item; gives what has really changed. */
    static Object set(Session session, Arguments arguments) {
        Designator designator = Reading.designator(arguments.text(0));
        StoredClass hyperclass = session.hyperclass(designator.className());
        ClassDefinition definition = hyperclass.definition();
        String id = designator.id();
        Map<String, Object> values = attempt(() -> {
            session.db().lock(definition.name(), id);
            return values(session, hyperclass, id, arguments, 1);
        });
        GivenValues given = new GivenValues(session.tracker(), session.db());
        values.forEach((name, value) -> {
            boolean allowed = session.may("Edit", definition.name(), name, id)
                    && (!isRoles(definition, name) || given.mayChangeRoles(hyperclass.get(id, name), value));
            if (!allowed) {
                throw Session.denied("Permission to edit " + name + " of " + designator + " denied");
            }
        });
        Map<String, Object> told = new LinkedHashMap<>();
        attempt(() -> hyperclass.set(id, values)).forEach((name, value) -> told.put(name, Session.changed(value)));
        return told;
    }

    /** The values of arguments {@code name=value}, which may be bytes. */
    private static Map<String, Object> values(
            Session session, StoredClass hyperclass, String id, Arguments arguments, int from) {
        GivenValues given = new GivenValues(session.tracker(), session.db());
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = from; i < arguments.size(); i++) {
            Object argument = arguments.get(i);
            byte[] bytes = argument instanceof byte[] binary ? binary : null;
            String text = bytes == null ? arguments.text(i) : new String(bytes, StandardCharsets.ISO_8859_1);
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw Fault.typed(Fault.USAGE, "argument \"" + text + "\" not propname=value");
            }
            String name = text.substring(0, equals);
            Object value =
                    bytes == null ? text.substring(equals + 1) : Arrays.copyOfRange(bytes, equals + 1, bytes.length);
            if (!hyperclass.definition().has(name)) {
                throw Fault.typed(Fault.USAGE, "'" + name + "' is not a property of " + hyperclass.getClassname());
            }
            values.put(name, attempt(() -> given.value(hyperclass, id, name, value)));
        }
        return values;
    }

    /** Runs a change; what the data does not allow is the caller's mistake. */
    private static <T> T attempt(Supplier<T> change) {
        try {
            return change.get();
        } catch (NotFound | ValueError refused) {
            throw Fault.usage(refused);
        } catch (UnknownName unknown) {
            throw Fault.typed(Fault.KEY, "'" + unknown.getMessage() + "'");
        }
    }

    /** Runs an action: of an extension, else one of ours. */
    static Object action(Session session, Arguments arguments) {
        String name = arguments.text(0);
        Map<String, Object> scripts = session.tracker().extensions().apiActions();
        Object script = scripts.get(name);
        if (script != null) {
            List<Object> values = arguments.values();
            return new ScriptAction(name, script).run(session, values.subList(1, values.size()));
        }
        if (!ACTIONS.contains(name)) {
            Set<String> known = new TreeSet<>(scripts.keySet());
            known.addAll(ACTIONS);
            throw Fault.typed("Exception", "action \"" + name + "\" is not supported " + String.join(",", known));
        }
        return retireOrRestore(session, name, arguments);
    }

    private static Object retireOrRestore(Session session, String name, Arguments arguments) {
        List<String> texts = arguments.texts(1);
        if (texts.size() != 1) {
            throw Fault.typed("TypeError", "action " + name + " takes a designator");
        }
        Designator designator = Reading.designator(texts.get(0));
        StoredClass hyperclass = session.hyperclass(designator.className());
        String id = designator.id();
        if (!session.may("Retire", hyperclass.getClassname(), null, id)) {
            throw Session.denied(
                    "You do not have permission to retire or restore the " + hyperclass.getClassname() + " class.");
        }
        session.db().lock(hyperclass.getClassname(), id);
        try {
            if (name.equals("retire")) {
                LastUsers.refuseToRetire(session.db(), hyperclass, id);
                hyperclass.retire(id);
            } else {
                hyperclass.restore(id);
            }
        } catch (ValueError refused) {
            throw Fault.typed("ValueError", refused.getMessage());
        }
        return null;
    }
}
