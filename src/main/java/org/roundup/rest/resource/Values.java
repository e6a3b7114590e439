package org.roundup.rest.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Unicode;
import org.roundup.store.StoredClass;
import org.roundup.web.api.GivenValues;

/** Turns what a call gives into values of properties, and sees to it that the caller may set them. */
final class Values {

    private final Call call;
    private final StoredClass hyperclass;
    private final ClassDefinition definition;
    private final GivenValues values;

    Values(Call call, StoredClass hyperclass) {
        this.call = call;
        this.hyperclass = hyperclass;
        this.definition = hyperclass.definition();
        this.values = new GivenValues(call.tracker(), call.db());
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
        Map<String, Object> found = new LinkedHashMap<>();
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
            found.put(name, one(id, name, given));
        });
        if (found.isEmpty()) {
            throw ApiError.badRequest("No properties found.");
        }
        return found;
    }

    /** A value. */
    Object one(String id, String name, Object given) {
        if (given instanceof String text) {
            Unicode.checked("value of " + name, text);
        }
        try {
            return values.value(hyperclass, Items.isNumber(String.valueOf(id)) ? id : null, name, given);
        } catch (ValueError | UnknownName malformed) {
            throw new ApiError(400, malformed.getMessage(), name, malformed);
        } catch (NotFound unknown) {
            throw new ApiError(409, unknown.getMessage(), name, unknown);
        }
    }

    /** @throws Unauthorised if the caller may not change one of the properties of an item */
    void requireEdit(String id, Map<String, Object> wanted) {
        wanted.forEach((name, value) -> {
            boolean allowed = call.may("Edit", definition.name(), name, id)
                    && (!isRoles(name) || values.mayChangeRoles(hyperclass.get(id, name), value));
            if (!allowed) {
                throw new Unauthorised("Permission to edit " + name + " of " + definition.name() + id + " denied");
            }
        });
    }

    /** @throws Unauthorised if the caller may not give a new item one of the properties */
    void requireCreate(Map<String, Object> wanted) {
        wanted.forEach((name, value) -> {
            boolean allowed = call.may("Create", definition.name(), name, null)
                    && (!isRoles(name) || values.mayChangeRoles(null, value));
            if (!allowed) {
                throw new Unauthorised("Permission to create " + definition.name() + "." + name + " denied");
            }
        });
    }

    private boolean isRoles(String name) {
        return name.equals("roles") && definition.name().equals("user");
    }

    /** Changes an item; gives what has really changed, as it is told. */
    Map<String, Object> set(String id, Map<String, Object> wanted) {
        Map<String, Object> told = new LinkedHashMap<>();
        attempt(() -> hyperclass.set(id, wanted)).forEach((name, value) -> told.put(name, WireValues.changed(value)));
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
