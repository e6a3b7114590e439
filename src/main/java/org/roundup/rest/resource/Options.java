package org.roundup.rest.resource;

import org.roundup.hyperdb.ClassDefinition;
import org.roundup.rest.wire.ApiError;

/** OPTIONS: what can be done. */
final class Options {

    static final String PATCH_TYPES = "application/x-www-form-urlencoded, multipart/form-data";

    private static final String READ = "OPTIONS, GET";
    private static final String CHANGE = "OPTIONS, GET, PUT, DELETE, PATCH";

    private Options() {}

    static Reply root(Call call) {
        return allow(READ);
    }

    static Reply collection(Call call) {
        call.hyperclass();
        return allow("OPTIONS, GET, POST");
    }

    static Reply item(Call call) {
        call.hyperclass();
        return allow(CHANGE).with("Accept-Patch", PATCH_TYPES);
    }

    static Reply attribute(Call call) {
        ClassDefinition definition = call.definition();
        String name = call.variable(2);
        if (ClassDefinition.isProtected(name)) {
            return allow(READ);
        }
        if (!definition.has(name)) {
            throw new ApiError(404, "Attribute " + name + " not valid for Class " + definition.name());
        }
        return allow(CHANGE).with("Accept-Patch", PATCH_TYPES);
    }

    private static Reply allow(String methods) {
        return Reply.empty(204).with("Allow", methods).with("Access-Control-Allow-Methods", methods);
    }
}
