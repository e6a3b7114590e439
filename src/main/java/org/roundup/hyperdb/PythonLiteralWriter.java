package org.roundup.hyperdb;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Writes one Python literal; see {@link PythonLiteral} for the types and the two dialects. */
final class PythonLiteralWriter {

    private final StringBuilder out = new StringBuilder();
    private final PythonStrings.Style style;

    PythonLiteralWriter(PythonStrings.Style style) {
        this.style = style;
    }

    String write(Object value) {
        append(value);
        return out.toString();
    }

    String writeStored(Object value) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : sorted(map).entrySet()) {
                out.append(separator);
                appendStored(entry.getKey());
                out.append(": ");
                appendStored(entry.getValue());
                separator = ", ";
            }
            out.append('}');
        } else {
            appendStored(value);
        }
        return out.toString();
    }

    private void appendStored(Object value) {
        if (value instanceof CharSequence text) {
            PythonStrings.appendBytes(out, text);
        } else {
            append(value);
        }
    }

    private void append(Object value) {
        if (value == null) {
            out.append("None");
        } else if (value instanceof CharSequence text) {
            PythonStrings.append(out, text, style);
        } else if (value instanceof Boolean bool) {
            out.append(bool ? "True" : "False");
        } else if (value instanceof Number number) {
            appendNumber(number);
        } else if (value instanceof PythonTuple tuple) {
            appendSequence('(', tuple.items(), tuple.size() == 1 ? ",)" : ")");
        } else if (value instanceof Collection<?> items) {
            appendSequence('[', items, "]");
        } else if (value instanceof Map<?, ?> map) {
            appendMap(map);
        } else if (value instanceof RoundupDate date) {
            out.append(date.repr());
        } else if (value instanceof Interval interval) {
            out.append(interval.repr());
        } else {
            throw new ValueError("A value of type " + value.getClass().getSimpleName() + " has no literal form");
        }
    }

    private void appendNumber(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
            out.append(style == PythonStrings.Style.ASCII ? readable(value) : PythonFloat.repr(value));
        } else {
            out.append(number);
        }
    }

    private static String readable(double value) {
        if (Double.isNaN(value)) {
            return "None";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "1e999" : "-1e999";
        }
        return PythonFloat.repr(value);
    }

    private void appendSequence(char open, Collection<?> items, String close) {
        out.append(open);
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            append(item);
            separator = ", ";
        }
        out.append(close);
    }

    private void appendMap(Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            append(entry.getKey());
            out.append(": ");
            append(entry.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private static Map<?, ?> sorted(Map<?, ?> map) {
        boolean named = map.keySet().stream().allMatch(String.class::isInstance);
        return named ? new TreeMap<>(map) : map;
    }
}
