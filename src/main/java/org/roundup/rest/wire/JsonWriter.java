package org.roundup.rest.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.roundup.hyperdb.ValueText;

/** Writes JSON in ASCII, either indented by four blanks or in one line, with a line end after it. */
final class JsonWriter implements TreeWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 8192;
    private static final int LONGEST_ESCAPE = 6;

    private final OutputStream out;
    private final boolean pretty;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int depth;

    JsonWriter(OutputStream out, boolean pretty) {
        this.out = out;
        this.pretty = pretty;
    }

    @Override
    public void write(Object tree) throws IOException {
        value(tree);
        put('\n');
        flush();
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    private void require(int count) throws IOException {
        if (filled + count > BUFFER) {
            flush();
        }
    }

    private void put(char c) throws IOException {
        require(1);
        buffer[filled++] = (byte) c;
    }

    private void ascii(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            object(map.entrySet().iterator());
        } else if (value instanceof Iterable<?> list) {
            array(list.iterator());
        } else if (value instanceof Double number) {
            ascii(ValueText.str(number));
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            ascii(String.valueOf(value));
        } else {
            text(value.toString());
        }
    }

    private void object(Iterator<? extends Map.Entry<?, ?>> members) throws IOException {
        put('{');
        boolean any = members.hasNext();
        depth++;
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            indent();
            text(String.valueOf(member.getKey()));
            ascii(": ");
            value(member.getValue());
            separate(members.hasNext());
        }
        end(any, '}');
    }

    private void array(Iterator<?> elements) throws IOException {
        put('[');
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
            ascii(pretty ? "," : ", ");
        }
    }

    private void end(boolean any, char close) throws IOException {
        depth--;
        if (any) {
            indent();
        }
        put(close);
    }

    private void indent() throws IOException {
        if (pretty) {
            put('\n');
            for (int i = 0; i < depth; i++) {
                ascii("    ");
            }
        }
    }

    private void text(String text) throws IOException {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            require(LONGEST_ESCAPE);
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                buffer[filled++] = (byte) c;
            } else {
                escape(c);
            }
        }
        put('"');
    }

    private void escape(char c) {
        buffer[filled++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[filled++] = (byte) c;
            case '\n' -> buffer[filled++] = 'n';
            case '\r' -> buffer[filled++] = 'r';
            case '\t' -> buffer[filled++] = 't';
            case '\b' -> buffer[filled++] = 'b';
            case '\f' -> buffer[filled++] = 'f';
            default -> {
                buffer[filled++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    buffer[filled++] = HEX[c >> shift & 15];
                }
            }
        }
    }
}
