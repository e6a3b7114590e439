package org.roundup.xmlrpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.StoredClass;

/** Methods that change nothing. */
final class Reading {

    private static final int PIECE = 1000;
    private static final String VIEW = "View";

    private Reading() {}

    static Object schema(Session session, Arguments arguments) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (String name : session.db().getclasses()) {
            List<Object> properties = new ArrayList<>();
            Map<String, Property> sorted = new TreeMap<>();
            session.db().schema().get(name).properties().forEach(each -> sorted.put(each.name(), each));
            sorted.forEach((property, each) ->
                    properties.add(List.of(property, each.type().text())));
            schema.put(name, properties);
        }
        return schema;
    }

    /** A property of all items that the caller may see. */
    static Object list(Session session, Arguments arguments) {
        StoredClass hyperclass = session.hyperclass(arguments.text(0));
        ClassDefinition definition = hyperclass.definition();
        String property = arguments.size() > 1 ? arguments.text(1) : definition.labelProperty();
        if (!definition.has(property)) {
            throw Fault.typed(Fault.KEY, "'" + property + "'");
        }
        boolean always =
                session.access().hasPermission(VIEW, session.userId(), definition.name(), property, null, true);
        List<Object> values = new ArrayList<>();
        List<String> ids = hyperclass.list();
        for (int from = 0; from < ids.size(); from += PIECE) {
            List<String> piece = ids.subList(from, Math.min(from + PIECE, ids.size()));
            hyperclass.prefetch(piece);
            session.access().foresee(VIEW, session.userId(), definition.name(), piece);
            for (String id : piece) {
                if (always || session.may(VIEW, definition.name(), property, id)) {
                    values.add(Session.read(hyperclass.get(id, property)));
                }
            }
        }
        return values;
    }

    /** The ids of the items that a search finds. */
    static Object filter(Session session, Arguments arguments) {
        StoredClass hyperclass = session.hyperclass(arguments.text(0));
        List<?> matches = arguments.list(1);
        Map<String, Object> conditions = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : arguments.struct(2).entrySet()) {
            String path = entry.getKey().toString();
            if (session.access().hasSearchPermission(session.userId(), hyperclass.getClassname(), path)) {
                Object value = condition(session, hyperclass.definition(), path, entry.getValue());
                if (value instanceof Collection<?> list && list.isEmpty() && !isEmptyList(entry.getValue())) {
                    return List.of();
                }
                conditions.put(path, value);
            }
        }
        Search search =
                Search.where(conditions).withSort(keys(arguments.list(3))).withGroup(keys(arguments.list(4)));
        if (matches != null) {
            List<String> ids = new ArrayList<>();
            matches.forEach(id -> ids.add(String.valueOf(id)));
            search = search.withMatches(ids);
        }
        try {
            return session.access()
                    .guard(session.userId())
                    .filterWithPermissions(hyperclass, search)
                    .ids();
        } catch (ValueError malformed) {
            throw Fault.usage(malformed);
        }
    }

    private static boolean isEmptyList(Object value) {
        return value instanceof Collection<?> list && list.isEmpty();
    }

    /** Links are compared by id only: what is no number finds nothing. */
    private static Object condition(Session session, ClassDefinition definition, String path, Object value) {
        Property last = session.db().schema().follow(definition, path);
        boolean ids = last.isReference() || last.name().equals("id");
        if (!ids || value == null) {
            return value instanceof Number && !(value instanceof Double) ? value.toString() : value;
        }
        List<Object> found = new ArrayList<>();
        for (Object element : value instanceof Collection<?> list ? list : List.of(value)) {
            if (element == null || isId(element.toString())) {
                found.add(element == null ? null : element.toString());
            }
        }
        return found.size() == 1 && !(value instanceof Collection<?>) ? found.get(0) : found;
    }

    private static boolean isId(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.equals("@current_user")
                || (text.length() > start && text.substring(start).chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static List<Search.SortKey> keys(List<?> pairs) {
        List<Search.SortKey> keys = new ArrayList<>();
        for (Object pair : pairs == null ? List.of() : pairs) {
            if (!(pair instanceof List<?> parts) || parts.size() != 2) {
                throw Fault.typed("ValueError", "sort and group are arrays of [direction, property]");
            }
            keys.add(new Search.SortKey(String.valueOf(parts.get(1)), "-".equals(parts.get(0))));
        }
        return keys;
    }

    /** The id of the item with a key. */
    static Object lookup(Session session, Arguments arguments) {
        StoredClass hyperclass = session.hyperclass(arguments.text(0));
        ClassDefinition definition = hyperclass.definition();
        if (!definition.hasKey()) {
            throw Fault.typed("TypeError", "No key property set for class " + definition.name());
        }
        boolean allowed = session.access().hasSearchPermission(session.userId(), definition.name(), definition.key())
                || session.may(VIEW, definition.name(), definition.key(), null);
        if (!allowed) {
            throw Session.denied("Permission to lookup " + definition.name() + " denied");
        }
        try {
            return hyperclass.lookup(arguments.text(1));
        } catch (NotFound unknown) {
            throw Fault.typed(Fault.KEY, "'" + unknown.getMessage() + "'");
        }
    }

    /** Properties of an item. */
    static Object display(Session session, Arguments arguments) {
        Designator designator = designator(arguments.text(0));
        StoredClass hyperclass = session.hyperclass(designator.className());
        ClassDefinition definition = hyperclass.definition();
        List<String> names = new ArrayList<>(arguments.texts(1));
        if (names.isEmpty()) {
            definition.properties().forEach(property -> names.add(property.name()));
            names.sort(null);
        }
        for (String name : names) {
            boolean binary = definition.isFile() && name.equals("binary_content");
            if (!session.may(VIEW, definition.name(), binary ? "content" : name, designator.id())) {
                throw Session.denied("Permission to view " + name + " of " + designator + " denied");
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        if (!hyperclass.hasnode(designator.id())) {
            throw new NotFound("no such " + designator.className() + " " + designator.id());
        }
        for (String name : names) {
            boolean binary = definition.isFile() && name.equals("binary_content");
            values.put(
                    name,
                    binary ? hyperclass.content(designator.id()) : Session.read(hyperclass.get(designator.id(), name)));
        }
        return values;
    }

    static Designator designator(String text) {
        try {
            return Designator.parse(text);
        } catch (ValueError malformed) {
            throw Fault.typed("roundup.hyperdb.DesignatorError", malformed.getMessage());
        }
    }
}
