package org.roundup.rest.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.StoredClass;

/** GET of an item or of one property of it. */
final class Items {

    private static final int LONGEST_ID = 10;

    private Items() {}

    /** GET of an item. */
    static Reply item(Call call) {
        StoredClass hyperclass = call.hyperclass();
        String name = hyperclass.getClassname();
        String asked = call.variable(1);
        String id = isNumber(asked) ? asked : byKey(call, hyperclass.definition(), asked);
        if (!call.may("View", name, null, id)) {
            throw new Unauthorised("Permission to view " + name + id + " denied");
        }
        requireExists(hyperclass, id);
        ItemView view = Fields.view(call, hyperclass.definition());
        String mark = Etags.of(call, hyperclass, id);
        if (Etags.isKnown(call.request(), mark)) {
            return Reply.empty(304).with("ETag", mark);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("type", name);
        data.put("link", call.place().link(name, asked));
        data.put("attributes", view.of(hyperclass, id));
        data.put("@etag", mark);
        return Reply.data(200, data).with("ETag", mark);
    }

    private static String byKey(Call call, ClassDefinition definition, String text) {
        if (!definition.hasKey()) {
            throw new ApiError(404, "Item '" + text + "' not found");
        }
        if (!call.may("View", definition.name(), definition.key(), null)) {
            throw new Unauthorised("Permission to view " + definition.name() + "." + definition.key() + " denied");
        }
        StoredClass hyperclass = call.db().getclass(definition.name());
        String prefix = definition.key() + "=";
        try {
            return hyperclass.lookup(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
        } catch (NotFound unknown) {
            throw new ApiError(400, "'" + unknown.getMessage() + "'", null, unknown).missing();
        }
    }

    /** GET of a property. */
    static Reply attribute(Call call) {
        StoredClass hyperclass = call.hyperclass();
        String name = hyperclass.getClassname();
        String id = call.variable(1);
        String property = call.variable(2);
        boolean binary =
                property.equals("binary_content") && hyperclass.definition().isFile();
        if (!binary && !hyperclass.definition().has(property)) {
            throw ApiError.badRequest("Invalid attribute " + property);
        }
        if (!call.may("View", name, binary ? "content" : property, isNumber(id) ? id : null)) {
            throw new Unauthorised("Permission to view " + name + id + " " + property + " denied");
        }
        requireExists(hyperclass, id);
        if (binary && call.binaryType() != null) {
            return BinaryContent.reply(call, name, id);
        }
        Object value = binary ? call.db().contents().bytes(name, id) : hyperclass.get(id, property);
        String mark = Etags.of(call, hyperclass, id);
        if (Etags.isKnown(call.request(), mark)) {
            return Reply.empty(304).with("ETag", mark);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("type", WireValues.type(value));
        data.put("link", call.place().link(name, id) + "/" + property);
        data.put("data", binary ? BinaryContent.text(call, (byte[]) value) : WireValues.read(value));
        data.put("@etag", mark);
        return Reply.data(200, data).with("ETag", mark);
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** @throws ApiError 404 if there is no item with that id, or the text is no id */
    static void requireExists(StoredClass hyperclass, String id) {
        boolean plausible = isNumber(id) && id.length() <= LONGEST_ID && (id.length() == 1 || id.charAt(0) != '0');
        if (!plausible || !hyperclass.hasnode(id)) {
            throw new ApiError(404, "no such " + hyperclass.getClassname() + " " + id);
        }
    }
}
