package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An address with what can be done there. Elements of the form {@code <:name>} are open: they stand for any letters,
 * digits and most signs.
 */
public final class Route {

    private static final String SIGNS = "_.-~!$&'()*+,;=:%";

    private final String template;
    private final List<String> elements;
    private final Map<String, Endpoint> methods = new TreeMap<>();

    /** An address below {@code rest}, such as {@code /data/<:class>}. */
    public Route(String template) {
        this.template = template;
        this.elements = elements(template);
    }

    /** Adds a method. */
    public Route on(String method, Endpoint endpoint) {
        methods.put(method, endpoint);
        return this;
    }

    public String template() {
        return template;
    }

    /** The methods, sorted. */
    public Set<String> methods() {
        return methods.keySet();
    }

    /** What a method does, or null. */
    public Endpoint endpoint(String method) {
        return methods.get(method);
    }

    /** The elements of a path; slashes at both ends do not count. */
    static List<String> elements(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return start == end ? List.of() : List.of(path.substring(start, end).split("/", -1));
    }

    /** The open elements of a path that this is the address of, or null. */
    List<String> match(List<String> path) {
        if (path.size() != elements.size()) {
            return null;
        }
        for (int i = 0; i < path.size(); i++) {
            String wanted = elements.get(i);
            if (wanted.startsWith("<:") ? !isOpen(path.get(i)) : !wanted.equals(path.get(i))) {
                return null;
            }
        }
        List<String> variables = new ArrayList<>(elements.size());
        for (int i = 0; i < path.size(); i++) {
            if (elements.get(i).startsWith("<:")) {
                variables.add(path.get(i));
            }
        }
        return variables;
    }

    private static boolean isOpen(String element) {
        int position = 0;
        while (position < element.length()) {
            int c = element.codePointAt(position);
            if (!Character.isLetterOrDigit(c) && SIGNS.indexOf(c) < 0) {
                return false;
            }
            position += Character.charCount(c);
        }
        return position > 0;
    }
}
