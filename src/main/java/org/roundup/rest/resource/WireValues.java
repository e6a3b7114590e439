package org.roundup.rest.resource;

import java.util.List;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupDate;

/** Values as REST shows them. */
final class WireValues {

    private static final String HEX = "0123456789abcdef";

    private WireValues() {}

    /** As read: a Boolean is 1 or 0. */
    static Object read(Object value) {
        return value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : changed(value);
    }

    /** As told after a change: a Boolean is true or false. A password is never shown, not even encoded. */
    static Object changed(Object value) {
        if (value instanceof RoundupDate || value instanceof Interval) {
            return value.toString();
        }
        if (value instanceof Password password) {
            return "[password hidden scheme " + password.scheme() + "]";
        }
        return value instanceof byte[] bytes ? bytesText(bytes) : value;
    }

    /** The name of the type in answers about a property. */
    static String type(Object value) {
        String name;
        if (value == null) {
            name = "NoneType";
        } else if (value instanceof List) {
            name = "list";
        } else if (value instanceof RoundupDate) {
            name = "roundup.date.Date";
        } else if (value instanceof Interval) {
            name = "roundup.date.Interval";
        } else if (value instanceof Password) {
            name = "roundup.password.Password";
        } else if (value instanceof Double) {
            name = "float";
        } else if (value instanceof Number || value instanceof Boolean) {
            name = "int";
        } else {
            name = value instanceof byte[] ? "bytes" : "str";
        }
        return "<class '" + name + "'>";
    }

    /** Bytes in a readable form: {@code b'…'} with escapes for what is not printable ASCII. */
    static String bytesText(byte[] bytes) {
        boolean single = false;
        boolean dual = false;
        for (byte b : bytes) {
            single |= b == '\'';
            dual |= b == '"';
        }
        char quote = single && !dual ? '"' : '\'';
        StringBuilder text = new StringBuilder(bytes.length + 3).append('b').append(quote);
        for (byte b : bytes) {
            if (b == '\\' || b == quote) {
                text.append('\\').append((char) b);
            } else if (b == '\t') {
                text.append("\\t");
            } else if (b == '\n') {
                text.append("\\n");
            } else if (b == '\r') {
                text.append("\\r");
            } else if (b >= ' ' && b < 0x7f) {
                text.append((char) b);
            } else {
                text.append("\\x").append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return text.append(quote).toString();
    }
}
