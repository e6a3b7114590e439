package org.roundup.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.rest.resource.Call;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.script.api.ScriptDb;

/** A call as scripts see it. */
public final class ScriptCall {

    private final Tracker tracker;
    private final Call call;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean raw;

    ScriptCall(Tracker tracker, Call call) {
        this.tracker = tracker;
        this.call = call;
    }

    /** The database, as the caller. */
    public ScriptDb getDb() {
        return tracker.view(call.db());
    }

    /** Id of the user who calls. */
    public String getUserid() {
        return call.userId();
    }

    /** The open parts of the address. */
    public List<String> getVariables() {
        return call.variables();
    }

    /** The method, in upper case. */
    public String getMethod() {
        return call.request().method();
    }

    /** What the body gives by name, without controls; of a call that only reads, the query. */
    public Map<String, Object> getInput() {
        return call.input().properties();
    }

    /** A header of the request, or null. */
    public String header(String name) {
        return call.request().header(name.toLowerCase(Locale.ROOT));
    }

    /** Sets a header of the answer. */
    public void setHeader(String name, String value) {
        headers.put(name, value);
    }

    /** Leaves out the envelope: what the script gives is the document. */
    public void raw() {
        raw = true;
    }

    /** Whether the caller has a permission for a class, a property and an item; all but the first may be null. */
    public boolean may(String permission, String className, String property, String itemId) {
        return call.may(permission, className, property, itemId);
    }

    boolean isRaw() {
        return raw;
    }

    Map<String, String> responseHeaders() {
        return headers;
    }
}
