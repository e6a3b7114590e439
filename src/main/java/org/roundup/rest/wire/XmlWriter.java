package org.roundup.rest.wire;

import java.io.BufferedWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.roundup.hyperdb.ValueText;

/**
 * Writes XML: an element for each member of a map, with its kind as attribute {@code type}; the elements of a list are
 * called {@code item}. A member whose name is no name in XML is called {@code key} and has its name as an attribute.
 */
final class XmlWriter implements TreeWriter {

    private static final int BUFFER = 16 * 1024;

    private final Appendable out;

    XmlWriter(OutputStream out) {
        this(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER));
    }

    private XmlWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(Object tree) throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n");
        content(tree);
        out.append('\n');
        if (out instanceof Flushable writer) {
            writer.flush();
        }
    }

    private void content(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                member(String.valueOf(member.getKey()), member.getValue());
            }
        } else if (value instanceof Iterable<?> list) {
            for (Object element : list) {
                element("item", "item", element);
            }
        } else if (value instanceof Boolean flag) {
            out.append(flag ? "true" : "false");
        } else if (value instanceof Double number) {
            out.append(ValueText.str(number));
        } else if (value != null) {
            escape(value.toString());
        }
    }

    private void member(String name, Object value) throws IOException {
        if (isName(name)) {
            element(name, name, value);
        } else {
            StringBuilder start = new StringBuilder("key name=\"");
            new XmlWriter(start).escape(name);
            element(start.append('"').toString(), "key", value);
        }
    }

    private void element(String start, String end, Object value) throws IOException {
        out.append('<').append(start).append(" type=\"").append(kind(value)).append("\">");
        content(value);
        out.append("</").append(end).append('>');
    }

    private static String kind(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "dict";
        }
        if (value instanceof Iterable) {
            return "list";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Double) {
            return "float";
        }
        return value instanceof Number ? "int" : "str";
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.regionMatches(true, 0, "xml", 0, 3) || !isNameStart(name.charAt(0))) {
            return false;
        }
        return name.chars().allMatch(c -> isNameStart((char) c) || c == '.' || c == '-' || (c >= '0' && c <= '9'));
    }

    private static boolean isNameStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                default -> out.append(isAllowed(c) ? c : '\uFFFD');
            }
        }
    }

    /** Most control characters cannot occur in XML at all. */
    private static boolean isAllowed(char c) {
        return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
    }
}
