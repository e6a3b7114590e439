package org.roundup.tracker.script.api;

import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ValueError;

/**
 * A part of Roundup as {@code interfaces.groovy} configures it: {@code rest.maxResponseRowSize = 1000} is a setting,
 * {@code rest.route('/summary2', 'GET') { … }} a call. The part itself reads them when it starts. Filled by one thread,
 * then read by all.
 */
public final class Face extends GroovyObjectSupport {

    private final String name;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();

    /** A call with its arguments. */
    public record Call(String method, List<Object> arguments) {}

    public Face(String name) {
        this.name = name;
    }

    @Override
    public Object getProperty(String property) {
        return settings.get(property);
    }

    @Override
    public void setProperty(String property, Object value) {
        settings.put(property, value);
    }

    @Override
    public Object invokeMethod(String method, Object arguments) {
        Object[] given = arguments instanceof Object[] array ? array : new Object[] {arguments};
        calls.add(new Call(method, Arrays.asList(given)));
        return null;
    }

    /** The setting, or null. */
    public Object setting(String property) {
        return settings.get(property);
    }

    /** The calls of a method, in order. */
    public List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /**
     * Checks that the script uses only what the part knows.
     *
     * @throws ValueError that names what it does not know
     */
    public void requireOnly(Set<String> knownSettings, Set<String> knownMethods) {
        for (String setting : settings.keySet()) {
            if (!knownSettings.contains(setting)) {
                throw new ValueError("interfaces.groovy: " + name + " has no setting '" + setting + "'");
            }
        }
        for (Call call : calls) {
            if (!knownMethods.contains(call.method())) {
                throw new ValueError("interfaces.groovy: " + name + " has no method '" + call.method() + "'");
            }
        }
    }
}
