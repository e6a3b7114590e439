package org.roundup.rest.resource;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Input;
import org.roundup.rest.wire.Params;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;
import org.roundup.web.visit.Request;

/**
 * One call, within its unit of work.
 *
 * @param place where the tracker's REST is
 * @param access who may do what; of a call that changes nothing it remembers answers
 * @param userId who calls
 * @param request as it came, with the method that is meant
 * @param query pairs of the query, and of a form
 * @param input properties and controls
 * @param binaryType wished type of raw content, or null for a document
 * @param variables parts of the address that are open
 * @param usedUp tokens that this call has used up already, if its unit of work is run again
 * @param failures turns what went wrong into what the client is told
 */
public record Call(
        Tracker tracker,
        Place place,
        Database db,
        Access access,
        String userId,
        Request request,
        Params query,
        Input input,
        String binaryType,
        List<String> variables,
        Set<String> usedUp,
        Function<RuntimeException, ApiError> failures) {

    /** An open part of the address. */
    public String variable(int index) {
        return variables.get(index);
    }

    /**
     * The class that the first open part names.
     *
     * @throws ApiError if there is none
     */
    public StoredClass hyperclass() {
        String name = variable(0);
        if (!db.schema().has(name)) {
            throw new ApiError(404, "Class " + name + " not found");
        }
        return db.getclass(name);
    }

    /** The same call with other values. */
    Call with(Input values) {
        return new Call(
                tracker, place, db, access, userId, request, query, values, binaryType, variables, usedUp, failures);
    }

    /** What the client is told of a failure. */
    ApiError failure(RuntimeException failure) {
        return failures.apply(failure);
    }

    /** The definition of {@link #hyperclass()}. */
    public ClassDefinition definition() {
        return hyperclass().definition();
    }

    /** Whether the caller has a permission for a class, a property (or null) and an item (or null). */
    public boolean may(String permission, String className, String property, String itemId) {
        return access.hasPermission(permission, userId, className, property, itemId);
    }

    /** Whether the caller has a permission for a property of all items, so that none need be asked about. */
    public boolean mayAlways(String permission, String className, String property) {
        return access.hasPermission(permission, userId, className, property, null, true);
    }

    /** A control that is a number, of the query or the body. */
    public int number(String control, int otherwise) {
        String text = query.last(control);
        if (text == null) {
            return otherwise;
        }
        return Numbers.integer(control, text);
    }
}
