package org.roundup.rest.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.StoredClass;
import org.roundup.web.api.LastUsers;

/** PUT and DELETE of items and of their properties. */
final class Changes {

    private Changes() {}

    /** PUT of an item: changes the properties that are given. */
    static Reply putItem(Call call) {
        StoredClass hyperclass = call.hyperclass();
        String id = call.variable(1);
        Values values = new Values(call, hyperclass);
        Map<String, Object> given = values.all(id, Values.Protected.SKIPPED);
        return put(call, hyperclass, id, values, given);
    }

    private static Reply put(Call call, StoredClass hyperclass, String id, Values values, Map<String, Object> given) {
        requireId(hyperclass, id);
        values.requireEdit(id, given);
        given.forEach((name, value) -> refuseEmptied(hyperclass.definition(), name, value));
        Etags.lockAndCheck(call, hyperclass, id);
        Map<String, Object> changed = values.set(id, given);
        return changed(call, hyperclass, id, changed);
    }

    /** PUT of a property. */
    static Reply putAttribute(Call call) {
        StoredClass hyperclass = call.hyperclass();
        String id = call.variable(1);
        String name = call.variable(2);
        requireId(hyperclass, id);
        if (!call.may("Edit", hyperclass.getClassname(), name, id)) {
            throw new Unauthorised("Permission to edit " + hyperclass.getClassname() + id + " " + name + " denied");
        }
        if (ClassDefinition.isProtected(name)) {
            throw new ApiError(405, "'\"creator\", \"actor\", \"creation\" and \"activity\" are reserved'");
        }
        if (!hyperclass.definition().has(name)) {
            throw ApiError.badRequest("'" + name + "' is not a property of " + hyperclass.getClassname());
        }
        Values values = new Values(call, hyperclass);
        Map<String, Object> given = new LinkedHashMap<>();
        given.put(name, values.one(id, name, data(call)));
        return put(call, hyperclass, id, values, given);
    }

    static Object data(Call call) {
        if (!call.input().has("data")) {
            throw ApiError.badField("data", "'data'");
        }
        return call.input().get("data");
    }

    /** What an answer to a change tells. */
    static Reply changed(Call call, StoredClass hyperclass, String id, Map<String, Object> changed) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("type", hyperclass.getClassname());
        data.put("link", call.place().link(hyperclass.getClassname(), id));
        data.put("attribute", changed);
        return Reply.data(200, data).with("ETag", Etags.of(call, hyperclass, id));
    }

    private static void refuseEmptied(ClassDefinition definition, String name, Object value) {
        boolean empty = value == null || (value instanceof List<?> list && list.isEmpty());
        if (empty && definition.property(name).required()) {
            throw ApiError.badField(
                    name,
                    "Attribute '" + name + "' is required by class " + definition.name() + " and can not be removed.");
        }
    }

    /** DELETE of an item: retires it. */
    static Reply deleteItem(Call call) {
        StoredClass hyperclass = call.hyperclass();
        String id = call.variable(1);
        if (!call.may("Retire", hyperclass.getClassname(), null, Items.isNumber(id) ? id : null)) {
            throw new Unauthorised("Permission to retire " + hyperclass.getClassname() + " " + id + " denied");
        }
        Items.requireExists(hyperclass, id);
        Etags.lockAndCheck(call, hyperclass, id);
        Values.attempt(() -> {
            LastUsers.refuseToRetire(call.db(), hyperclass, id);
            hyperclass.retire(id);
            return null;
        });
        return ok();
    }

    /** DELETE of a property: unsets it. */
    static Reply deleteAttribute(Call call) {
        StoredClass hyperclass = call.hyperclass();
        ClassDefinition definition = hyperclass.definition();
        String id = call.variable(1);
        String name = call.variable(2);
        if (!call.may("Edit", definition.name(), name, Items.isNumber(id) ? id : null)) {
            throw new Unauthorised("Permission to delete " + definition.name() + id + " " + name + " denied");
        }
        if (ClassDefinition.isProtected(name)) {
            throw new ApiError(405, "Attribute '" + name + "' can not be deleted for class " + definition.name() + ".");
        }
        if (!definition.has(name)) {
            throw ApiError.badRequest("Attribute '" + name + "' not valid for class " + definition.name() + ".");
        }
        Property property = definition.property(name);
        if (property.required() || name.equals(definition.key())) {
            throw ApiError.badRequest(
                    "Attribute '" + name + "' is required by class " + definition.name() + " and can not be deleted.");
        }
        Items.requireExists(hyperclass, id);
        Etags.lockAndCheck(call, hyperclass, id);
        Map<String, Object> unset = new LinkedHashMap<>();
        unset.put(name, property.isMultilink() ? List.of() : null);
        Values values = new Values(call, hyperclass);
        values.requireEdit(id, unset);
        values.set(id, unset);
        return ok();
    }

    private static Reply ok() {
        return Reply.data(200, Map.of("status", "ok"));
    }

    /** DELETE of a class: never. */
    static Reply deleteCollection(Call call) {
        throw new ApiError(403, "Deletion of a whole class disabled");
    }

    /** @throws ApiError 409 if there is no item with that id, which the caller may not change */
    private static void requireId(StoredClass hyperclass, String id) {
        try {
            Items.requireExists(hyperclass, id);
        } catch (ApiError unknown) {
            throw new ApiError(409, unknown.getMessage(), null, unknown);
        }
    }
}
