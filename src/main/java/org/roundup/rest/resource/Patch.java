package org.roundup.rest.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.StoredClass;
import org.roundup.web.api.LastUsers;

/** PATCH of items and of their properties: replace, add, remove, or an action. */
final class Patch {

    private static final Set<String> ACTIONS = Set.of("retire", "restore");

    private Patch() {}

    /** PATCH of an item. */
    static Reply item(Call call) {
        return item(call, call.hyperclass(), call.variable(1));
    }

    /** The same for any item. */
    static Reply item(Call call, StoredClass hyperclass, String id) {
        Items.requireExists(hyperclass, id);
        Etags.lockAndCheck(call, hyperclass, id);
        String operation = operation(call);
        if (operation.equals("action")) {
            return act(call, hyperclass, id);
        }
        Values values = new Values(call, hyperclass);
        Map<String, Object> given = operation.equals("remove")
                ? removed(call, hyperclass.definition(), id, values)
                : values.all(id, Values.Protected.REFUSED);
        return change(call, hyperclass, id, operation, given);
    }

    /** Of what is removed only Multilinks need a value. */
    private static Map<String, Object> removed(Call call, ClassDefinition definition, String id, Values values) {
        Map<String, Object> given = new LinkedHashMap<>();
        boolean plain = call.input().properties().keySet().stream()
                .allMatch(name -> definition.has(name)
                        && !ClassDefinition.isProtected(name)
                        && !definition.property(name).isMultilink());
        if (!plain || call.input().properties().isEmpty()) {
            return values.all(id, Values.Protected.REFUSED);
        }
        call.input().properties().keySet().forEach(name -> given.put(name, null));
        return given;
    }

    /** PATCH of a property. */
    static Reply attribute(Call call) {
        StoredClass hyperclass = call.hyperclass();
        String id = call.variable(1);
        String name = call.variable(2);
        Items.requireExists(hyperclass, id);
        Etags.lockAndCheck(call, hyperclass, id);
        String operation = operation(call);
        if (operation.equals("action")) {
            throw ApiError.badRequest("PATCH Operation action is not allowed");
        }
        if (ClassDefinition.isProtected(name)) {
            throw new ApiError(
                    405, "Attribute '" + name + "' can not be updated for class " + hyperclass.getClassname() + ".");
        }
        if (!hyperclass.definition().has(name)) {
            throw ApiError.badRequest("'" + name + "' is not a property of " + hyperclass.getClassname());
        }
        Map<String, Object> given = new LinkedHashMap<>();
        given.put(name, new Values(call, hyperclass).one(id, name, Changes.data(call)));
        return change(call, hyperclass, id, operation, given);
    }

    private static String operation(Call call) {
        String given = call.input().text("@op");
        String operation = given == null ? "replace" : given.toLowerCase(Locale.ROOT);
        return switch (operation) {
            case "replace", "add", "remove", "action" -> operation;
            default -> throw ApiError.badField("@op", "PATCH Operation " + given + " is not allowed");
        };
    }

    private static Reply change(
            Call call, StoredClass hyperclass, String id, String operation, Map<String, Object> given) {
        Values values = new Values(call, hyperclass);
        values.requireEdit(id, given);
        Map<String, Object> wanted = new LinkedHashMap<>();
        given.forEach((name, value) -> wanted.put(
                name,
                combined(hyperclass, id, operation, hyperclass.definition().property(name), value)));
        values.requireEdit(id, wanted);
        return Changes.changed(call, hyperclass, id, values.set(id, wanted));
    }

    private static Object combined(
            StoredClass hyperclass, String id, String operation, Property property, Object value) {
        try {
            return switch (operation) {
                case "add" -> Combination.sum(property, hyperclass.get(id, property.name()), value);
                case "remove" ->
                    Combination.difference(
                            property, hyperclass.definition(), hyperclass.get(id, property.name()), value);
                default -> value;
            };
        } catch (ValueError | ArithmeticException impossible) {
            throw new ApiError(400, impossible.getMessage(), property.name(), impossible);
        }
    }

    private static Reply act(Call call, StoredClass hyperclass, String id) {
        String name = call.input().text("@action_name");
        String action = name == null ? "None" : name;
        if (!ACTIONS.contains(action)) {
            throw ApiError.badField(
                    "@action_name", "action \"" + action + "\" is not supported, allowed: retire, restore");
        }
        if (call.input().has("@action_args")) {
            throw ApiError.badField("@action_args", "action \"" + action + "\" takes no arguments");
        }
        if (!call.may("Retire", hyperclass.getClassname(), null, id)) {
            throw new Unauthorised(
                    "You do not have permission to retire or restore the " + hyperclass.getClassname() + " class.");
        }
        if (action.equals("retire")) {
            Values.attempt(() -> retire(call, hyperclass, id));
        } else {
            restore(hyperclass, id);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("type", hyperclass.getClassname());
        data.put("link", call.place().link(hyperclass.getClassname(), id));
        data.put("result", null);
        return Reply.data(200, data);
    }

    private static List<String> retire(Call call, StoredClass hyperclass, String id) {
        LastUsers.refuseToRetire(call.db(), hyperclass, id);
        hyperclass.retire(id);
        return List.of();
    }

    private static void restore(StoredClass hyperclass, String id) {
        try {
            hyperclass.restore(id);
        } catch (ValueError clash) {
            throw new ApiError(400, Values.quoted(clash), null, clash);
        }
    }
}
