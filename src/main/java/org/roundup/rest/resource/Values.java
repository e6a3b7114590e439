package org.roundup.rest.resource;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RawValues;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Unicode;
import org.roundup.security.RoleChange;
import org.roundup.store.StoredClass;

/** Turns what a call gives into values of properties, and sees to it that the caller may set them. */
final class Values {

    private final Call call;
    private final StoredClass hyperclass;
    private final ClassDefinition definition;
    private final RawValues raw;

    Values(Call call, StoredClass hyperclass) {
        this.call = call;
        this.hyperclass = hyperclass;
        this.definition = hyperclass.definition();
        this.raw = new RawValues(call.db(), call.tracker().passwords());
    }

    /** What becomes of properties that nobody writes. */
    enum Protected {
        SKIPPED,
        REFUSED
    }

    /**
     * The values of all properties that the call gives; null for what is to be unset.
     *
     * @param id the item, or null for a new one
     * @throws ApiError if there are none, one is unknown, or a value is malformed
     */
    Map<String, Object> all(String id, Protected handling) {
        Map<String, Object> values = new LinkedHashMap<>();
        call.input().properties().forEach((name, given) -> {
            if (ClassDefinition.isProtected(name)) {
                if (handling == Protected.REFUSED) {
                    throw ApiError.badField(name, "'\"" + name + "\" is reserved'");
                }
                return;
            }
            if (!definition.has(name)) {
                throw ApiError.badField(name, "Property " + name + " not found in class " + definition.name());
            }
            values.put(name, one(id, name, given));
        });
        if (values.isEmpty()) {
            throw ApiError.badRequest("No properties found.");
        }
        return values;
    }

    /** A value. */
    Object one(String id, String name, Object given) {
        Property property = definition.property(name);
        if (given instanceof byte[] bytes) {
            boolean content = definition.isFile() && name.equals("content");
            return content ? bytes : one(id, name, new String(bytes, StandardCharsets.UTF_8));
        }
        if (given instanceof Collection<?> list && !property.isMultilink()) {
            throw ApiError.badField(name, "property " + name + ": there can be only one value, not a list");
        }
        if (isEmpty(given)) {
            boolean content = definition.isFile() && name.equals("content");
            return property.isMultilink() ? List.of() : content && given != null ? "" : null;
        }
        if (given instanceof String text) {
            Unicode.checked("value of " + name, text);
        }
        try {
            return raw.rawToHyperdb(hyperclass, Items.isNumber(String.valueOf(id)) ? id : null, name, given);
        } catch (ValueError | UnknownName malformed) {
            throw new ApiError(400, malformed.getMessage(), name, malformed);
        } catch (NotFound unknown) {
            throw new ApiError(409, unknown.getMessage(), name, unknown);
        }
    }

    private static boolean isEmpty(Object given) {
        return given == null
                || (given instanceof String text && text.isBlank())
                || (given instanceof Collection<?> list && list.isEmpty());
    }

    /** @throws Unauthorised if the caller may not change one of the properties of an item */
    void requireEdit(String id, Map<String, Object> values) {
        values.forEach((name, value) -> {
            boolean allowed = call.may("Edit", definition.name(), name, id)
                    && (!isRoles(name) || mayChangeRoles(hyperclass.get(id, name), value));
            if (!allowed) {
                throw new Unauthorised("Permission to edit " + name + " of " + definition.name() + id + " denied");
            }
        });
    }

    /** @throws Unauthorised if the caller may not give a new item one of the properties */
    void requireCreate(Map<String, Object> values) {
        values.forEach((name, value) -> {
            boolean allowed = call.may("Create", definition.name(), name, null)
                    && (!isRoles(name) || mayChangeRoles(null, value));
            if (!allowed) {
                throw new Unauthorised("Permission to create " + definition.name() + "." + name + " denied");
            }
        });
    }

    private boolean isRoles(String name) {
        return name.equals("roles") && definition.name().equals("user");
    }

    private boolean mayChangeRoles(Object before, Object after) {
        RoleChange change = new RoleChange(
                before == null ? null : before.toString(), after == null ? null : after.toString());
        return change.isAllowed(call.tracker().security(), call.db(), call.userId());
    }

    /** Changes an item; gives what has really changed, as it is told. */
    Map<String, Object> set(String id, Map<String, Object> values) {
        Map<String, Object> told = new LinkedHashMap<>();
        attempt(() -> hyperclass.set(id, values))
                .forEach((name, value) -> told.put(name, WireValues.changed(value)));
        return told;
    }

    /** Runs a change; what the data does not allow is a conflict. */
    static <T> T attempt(java.util.function.Supplier<T> change) {
        try {
            return change.get();
        } catch (NotFound | ValueError conflict) {
            throw new ApiError(409, conflict.getMessage(), null, conflict);
        } catch (UnknownName unknown) {
            throw new ApiError(400, quoted(unknown), null, unknown);
        }
    }

    /** Messages about unknown names are in quotes, unless they begin with the name. */
    static String quoted(RoundupException error) {
        String message = error.getMessage();
        return message.startsWith("'") ? message : "'" + message + "'";
    }
}
