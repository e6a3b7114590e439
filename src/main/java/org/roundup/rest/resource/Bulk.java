package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Input;
import org.roundup.rest.wire.JsonInput;
import org.roundup.store.StoredClass;

/** POST of many new items at once: all of them are made, or none. */
final class Bulk implements Endpoint {

    @Override
    public Reply answer(Call call) {
        StoredClass hyperclass = call.hyperclass();
        if (!(call.input().get(JsonInput.ITEMS) instanceof List<?> items) || items.isEmpty()) {
            throw ApiError.badField(JsonInput.ITEMS, "Give the new items as a list called items, or one in a line.");
        }
        List<Object> created = new ArrayList<>();
        for (Object item : items) {
            created.add(create(call, hyperclass, item, created.size()));
        }
        return Reply.data(201, Map.of("collection", created)).with("Allow", null);
    }

    private static Map<String, Object> create(Call call, StoredClass hyperclass, Object item, int index) {
        try {
            String id = Creation.create(call.with((Input) item), hyperclass);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id);
            entry.put("link", call.place().link(hyperclass.getClassname(), id));
            return entry;
        } catch (ApiError refused) {
            throw new ApiError(
                    refused.status(), "Item " + (index + 1) + ": " + refused.getMessage(), refused.property(), refused);
        }
    }
}
