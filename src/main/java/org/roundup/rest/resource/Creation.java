package org.roundup.rest.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.StoredClass;
import org.roundup.store.session.Repetitions;

/** POST to a class: a new item. */
final class Creation implements Endpoint {

    @Override
    public Reply answer(Call call) {
        return answer(call, call.hyperclass());
    }

    Reply answer(Call call, StoredClass hyperclass) {
        String key = call.request().header("idempotency-key");
        if (key == null) {
            return created(call, hyperclass, create(call, hyperclass));
        }
        String full = call.userId() + ' ' + hyperclass.getClassname() + ' ' + key;
        call.db().session().beginWriting();
        long now = call.db().now().epochMilli();
        Optional<String> before = Repetitions.find(call.db().session(), full, now);
        if (before.isPresent()) {
            return created(call, hyperclass, before.get()).with("Idempotent-Replayed", "true");
        }
        String id = create(call, hyperclass);
        if (!Repetitions.add(call.db().session(), full, id, now)) {
            throw new ApiError(409, "A call with this Idempotency-Key is under way.");
        }
        return created(call, hyperclass, id);
    }

    private static Reply created(Call call, StoredClass hyperclass, String id) {
        String link = call.place().link(hyperclass.getClassname(), id);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("link", link);
        return Reply.data(201, data).with("Location", link).with("Allow", null);
    }

    static String create(Call call, StoredClass hyperclass) {
        ClassDefinition definition = hyperclass.definition();
        if (!call.may("Create", definition.name(), null, null)) {
            throw new Unauthorised("Permission to create " + definition.name() + " denied");
        }
        Values values = new Values(call, hyperclass);
        Map<String, Object> given = values.all(null, Values.Protected.SKIPPED);
        if (definition.hasKey() && !given.containsKey(definition.key())) {
            throw ApiError.badField(definition.key(), "Must provide the '" + definition.key() + "' property.");
        }
        if (definition.isFile() && given.get("content") == null) {
            throw ApiError.badField("content", "Must provide the 'content' property.");
        }
        values.requireCreate(given);
        given.keySet().removeIf(name -> isAbsent(call, definition, name, given.get(name)));
        return Values.attempt(() -> hyperclass.create(given));
    }

    /** An explicit null is as good as nothing; an empty text is refused by the store, as it always was. */
    private static boolean isAbsent(Call call, ClassDefinition definition, String name, Object value) {
        boolean text = definition.property(name).kind() == PropertyType.Kind.STRING;
        return value == null && !(text && call.input().get(name) != null);
    }
}
