package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.RoundupException;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Documents;
import org.roundup.rest.wire.Input;
import org.roundup.rest.wire.JsonInput;
import org.roundup.store.StoredClass;
import org.roundup.store.sql.Retries;
import org.roundup.store.sql.RetryableError;

/**
 * Many items with one call: new ones by POST, changed ones by PATCH. Either all are made or changed, or none; with {@code
 * atomic=false} each for itself, and the answer tells what became of each.
 */
final class Bulk implements Endpoint {

    private static final String ATOMIC = "atomic";
    private static final int DEFECTS = 100;
    private static final int MULTI_STATUS = 207;

    private final Step step;
    private final int done;

    /** What is done for one item; gives what the answer tells of it. */
    private interface Step {
        Map<String, Object> run(Call call, StoredClass hyperclass);
    }

    private Bulk(Step step, int done) {
        this.step = step;
        this.done = done;
    }

    /** POST. */
    static Bulk creating() {
        return new Bulk(
                (call, hyperclass) -> {
                    String id = Creation.create(call, hyperclass);
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("id", id);
                    entry.put("link", call.place().link(hyperclass.getClassname(), id));
                    return entry;
                },
                201);
    }

    /** PATCH; each item has its {@code id} and its {@code @etag}. */
    static Bulk changing() {
        return new Bulk(
                (call, hyperclass) -> {
                    String id = call.input().text("id");
                    if (id == null) {
                        throw ApiError.badField("id", "The id of the item is missing.");
                    }
                    Reply reply = Patch.item(call.with(call.input().without("id")), hyperclass, id);
                    Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) reply.tree()).get("data");
                    Map<String, Object> entry = new LinkedHashMap<>();
                    data.forEach((name, value) -> entry.put(name.toString(), value));
                    entry.put("@etag", Etags.of(call, hyperclass, id));
                    return entry;
                },
                200);
    }

    @Override
    public Reply answer(Call call) {
        StoredClass hyperclass = call.hyperclass();
        if (!(call.input().get(JsonInput.ITEMS) instanceof List<?> items) || items.isEmpty()) {
            throw ApiError.badField(JsonInput.ITEMS, "Give the items as a list called items, or one in a line.");
        }
        if (call.request().header("if-match") != null) {
            throw ApiError.badField("If-Match", "Each item has an @etag of its own; If-Match is for single items.");
        }
        List<Object> entries = new ArrayList<>();
        boolean atomic = isAtomic(call);
        if (atomic) {
            together(call, hyperclass, items, entries);
        } else {
            items.forEach(item -> entries.add(alone(call.with((Input) item), hyperclass)));
        }
        return reply(call, entries, atomic ? done : MULTI_STATUS).with("Allow", null);
    }

    private static boolean isAtomic(Call call) {
        Object member = call.input().get(ATOMIC);
        String text = member == null ? call.query().last(ATOMIC) : member.toString();
        if (text == null || text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw ApiError.badField(ATOMIC, "atomic is true or false, not " + text + ".");
    }

    /** All or none. If one is refused the others are checked too, so that the client hears of all defects at once. */
    private void together(Call call, StoredClass hyperclass, List<?> items, List<Object> entries) {
        List<Object> defects = new ArrayList<>();
        ApiError first = null;
        for (int i = 0; i < items.size() && defects.size() < DEFECTS; i++) {
            try {
                entries.add(step.run(call.with((Input) items.get(i)), hyperclass));
            } catch (RetryableError again) {
                throw again;
            } catch (ApiError | RoundupException refused) {
                ApiError error = call.failure(refused);
                defects.add(defect(i + 1, error));
                first = first == null ? error : first;
                if (error.status() == 409 || error.status() >= 500) {
                    break; // the transaction may be of no use any more
                }
            }
        }
        if (first != null) {
            Map<?, ?> defect = (Map<?, ?>) defects.get(0);
            throw new ApiError(
                            first.status(),
                            "Item " + defect.get("item") + ": " + first.getMessage(),
                            first.property(),
                            first)
                    .detail("items", defects);
        }
    }

    private static Map<String, Object> defect(int number, ApiError error) {
        Map<String, Object> defect = new LinkedHashMap<>();
        defect.put("item", number);
        defect.putAll(error(error));
        return defect;
    }

    private static Map<String, Object> error(ApiError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", error.status());
        members.put("msg", error.getMessage());
        if (error.property() != null) {
            members.put("property", error.property());
        }
        return members;
    }

    /** One for itself, committed or rolled back; what was committed is not run again if the database is busy. */
    private Map<String, Object> alone(Call call, StoredClass hyperclass) {
        Map<String, Object> entry = new LinkedHashMap<>();
        try {
            Map<String, Object> told = Retries.run(() -> attempt(call, hyperclass));
            entry.put("status", done);
            entry.putAll(told);
        } catch (RetryableError busy) {
            entry.put("status", 503);
            entry.put("error", Map.of("status", 503, "msg", "The database is busy."));
        } catch (RuntimeException refused) {
            call.db().rollback();
            ApiError error = call.failure(refused);
            entry.put("status", error.status());
            entry.put("error", error(error));
        }
        return entry;
    }

    private Map<String, Object> attempt(Call call, StoredClass hyperclass) {
        try {
            Map<String, Object> told = step.run(call, hyperclass);
            call.db().commit();
            return told;
        } catch (RetryableError busy) {
            call.db().rollback();
            throw busy;
        }
    }

    private static Reply reply(Call call, List<Object> entries, int status) {
        if (!ChangeFeed.LINES.equals(call.binaryType())) {
            return Reply.data(status, Map.of("collection", entries));
        }
        return Reply.bytes(status, ChangeFeed.LINES, out -> Documents.lines(entries, out));
    }
}
