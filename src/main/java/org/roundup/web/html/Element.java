package org.roundup.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Builds one HTML element: attributes, sorted by name in the output, then content. Not thread-safe. */
public final class Element {

    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*");

    private final String name;
    private final List<String> names = new ArrayList<>(8);
    private final List<String> values = new ArrayList<>(8);
    private final StringBuilder content = new StringBuilder();

    private Element(String name) {
        this.name = name;
    }

    /** An element of that name, a literal of the program. */
    public static Element of(String name) {
        return new Element(name);
    }

    /** Keeps the names sorted; elements have few attributes, so that lists are quicker than a map. */
    private void put(String attribute, String value) {
        int at = 0;
        while (at < names.size() && names.get(at).compareTo(attribute) < 0) {
            at++;
        }
        if (at < names.size() && names.get(at).equals(attribute)) {
            values.set(at, value);
        } else {
            names.add(at, attribute);
            values.add(at, value);
        }
    }

    /** Sets an attribute; null leaves it out. */
    public Element with(String attribute, Object value) {
        if (value != null) {
            put(attribute, value.toString());
        }
        return this;
    }

    /** Sets an attribute that has no value, if the condition holds. */
    public Element flag(String attribute, boolean condition) {
        if (condition) {
            put(attribute, null);
        }
        return this;
    }

    /**
     * Sets attributes that a template gives: an attribute whose value is null or true has no value, one that is false
     * is left out. Those set before are replaced.
     *
     * @throws IllegalArgumentException if a name cannot be one of an attribute
     */
    public Element withAll(Map<String, ?> given) {
        given.forEach((attribute, value) -> {
            if (!ATTRIBUTE.matcher(attribute).matches()) {
                throw new IllegalArgumentException("no name of an attribute: " + attribute);
            }
            if (value == null || Boolean.TRUE.equals(value)) {
                put(attribute, null);
            } else if (!Boolean.FALSE.equals(value)) {
                put(attribute, value.toString());
            }
        });
        return this;
    }

    /** Adds escaped text. */
    public Element text(String text) {
        Html.escapeTo(content, text);
        return this;
    }

    /** Adds finished markup. */
    public Element add(Markup markup) {
        content.append(markup.html());
        return this;
    }

    /** Adds an element. */
    public Element add(Element element) {
        element.appendTo(content);
        return this;
    }

    /** The element with an end tag. */
    public Markup markup() {
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return new Markup(out.toString());
    }

    /** The start tag alone, for elements without content such as {@code input}. */
    public Markup tag() {
        StringBuilder out = new StringBuilder();
        startTag(out);
        return new Markup(out.toString());
    }

    private void appendTo(StringBuilder out) {
        startTag(out);
        if (!isVoid()) {
            out.append(content).append("</").append(name).append('>');
        }
    }

    private boolean isVoid() {
        return name.equals("input") || name.equals("br");
    }

    private void startTag(StringBuilder out) {
        out.append('<').append(name);
        for (int i = 0; i < names.size(); i++) {
            out.append(' ').append(names.get(i));
            if (values.get(i) != null) {
                out.append("=\"");
                Html.escapeTo(out, values.get(i));
                out.append('"');
            }
        }
        out.append('>');
    }
}
