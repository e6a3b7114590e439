package org.roundup.rest.wire;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.roundup.hyperdb.ValueText;

/** Writes JSON in ASCII, either indented by four blanks or in one line, with a line end after it. */
final class JsonWriter implements TreeWriter {

    private static final String HEX = "0123456789abcdef";

    private final Appendable out;
    private final boolean pretty;
    private int depth;

    JsonWriter(Appendable out, boolean pretty) {
        this.out = out;
        this.pretty = pretty;
    }

    @Override
    public void write(Object tree) throws IOException {
        value(tree);
        out.append('\n');
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            object(map.entrySet().iterator());
        } else if (value instanceof Iterable<?> list) {
            array(list.iterator());
        } else if (value instanceof Double number) {
            out.append(ValueText.str(number));
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(String.valueOf(value));
        } else {
            text(value.toString());
        }
    }

    private void object(Iterator<? extends Map.Entry<?, ?>> members) throws IOException {
        out.append('{');
        boolean any = members.hasNext();
        depth++;
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            indent();
            text(String.valueOf(member.getKey()));
            out.append(": ");
            value(member.getValue());
            separate(members.hasNext());
        }
        end(any, '}');
    }

    private void array(Iterator<?> elements) throws IOException {
        out.append('[');
        boolean any = elements.hasNext();
        depth++;
        while (elements.hasNext()) {
            Object element = elements.next();
            indent();
            value(element);
            separate(elements.hasNext());
        }
        end(any, ']');
    }

    private void separate(boolean more) throws IOException {
        if (more) {
            out.append(pretty ? "," : ", ");
        }
    }

    private void end(boolean any, char close) throws IOException {
        depth--;
        if (any) {
            indent();
        }
        out.append(close);
    }

    private void indent() throws IOException {
        if (pretty) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append("    ");
            }
        }
    }

    private void text(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        out.append(c);
                    } else {
                        escape(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void escape(char c) throws IOException {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt(c >> 8 & 15))
                .append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }
}
