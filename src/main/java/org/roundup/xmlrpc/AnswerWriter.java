package org.roundup.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.hyperdb.ValueText;

/** Writes the document of an answer. */
final class AnswerWriter {

    private final StringBuilder out = new StringBuilder("<?xml version='1.0'?>\n<methodResponse>\n");

    private AnswerWriter() {}

    /** The result of a call. */
    static byte[] result(Object value) {
        AnswerWriter writer = new AnswerWriter();
        writer.out.append("<params>\n<param>\n");
        writer.value(value);
        writer.out.append("</param>\n</params>\n");
        return writer.end();
    }

    /** A fault instead of a result. */
    static byte[] fault(Fault fault) {
        AnswerWriter writer = new AnswerWriter();
        writer.out.append("<fault>\n");
        writer.value(struct(fault));
        writer.out.append("</fault>\n");
        return writer.end();
    }

    /** A fault as a value. */
    static Map<String, Object> struct(Fault fault) {
        Map<String, Object> struct = new LinkedHashMap<>();
        struct.put("faultCode", fault.code());
        struct.put("faultString", fault.getMessage());
        return struct;
    }

    private byte[] end() {
        return out.append("</methodResponse>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(Object value) {
        out.append("<value>");
        if (value == null) {
            out.append("<nil/>");
        } else if (value instanceof Map<?, ?> map) {
            out.append("<struct>\n");
            map.forEach((name, member) -> {
                out.append("<member>\n<name>");
                escape(name.toString());
                out.append("</name>\n");
                value(member);
                out.append("</member>\n");
            });
            out.append("</struct>");
        } else if (value instanceof Iterable<?> list) {
            out.append("<array><data>\n");
            list.forEach(this::value);
            out.append("</data></array>");
        } else {
            scalar(value);
        }
        out.append("</value>\n");
    }

    private void scalar(Object value) {
        if (value instanceof Boolean flag) {
            out.append("<boolean>").append(flag ? '1' : '0').append("</boolean>");
        } else if (value instanceof Double number) {
            out.append("<double>").append(ValueText.str(number)).append("</double>");
        } else if (value instanceof Number number) {
            out.append("<int>").append(number).append("</int>");
        } else if (value instanceof byte[] bytes) {
            out.append("<base64>\n")
                    .append(Base64.getMimeEncoder().encodeToString(bytes))
                    .append("\n</base64>");
        } else {
            out.append("<string>");
            escape(value.toString());
            out.append("</string>");
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                default -> out.append(isAllowed(c) ? c : '\uFFFD');
            }
        }
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n';
    }
}
