package org.roundup.web.request;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads bodies of type {@code multipart/form-data} (RFC 7578). Own code, since servers limit the number of parts to less
 * than our forms have, and each in another way.
 */
public final class MultipartParser {

    private static final int LARGEST_PART_COUNT = 5_000;

    /** RFC 2046 section 5.1.1; a longer one would make looking for it slow. */
    private static final int LONGEST_BOUNDARY = 70;

    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final byte[] delimiter;
    private final Fields.Builder fields;

    private MultipartParser(byte[] body, String boundary, Fields.Builder fields) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.fields = fields;
    }

    /** The boundary that a content type names; empty if there is none of a lawful length. */
    public static Optional<String> boundary(String contentType) {
        return Optional.ofNullable(parameters(contentType).get("boundary"))
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_BOUNDARY);
    }

    /**
     * Adds the fields of a body. What is cut off or malformed ends the reading.
     *
     * @return false if there are too many parts; then not all were read
     */
    public static boolean parse(byte[] body, String boundary, Fields.Builder fields) {
        return new MultipartParser(body, boundary, fields).parse();
    }

    private boolean parse() {
        // the first delimiter may stand at the very start, without a line end before it
        int at = startsWith(0, 2) ? delimiter.length - 2 : after(indexOf(delimiter, 0));
        for (int count = 0; at >= 0; count++) {
            if (count == LARGEST_PART_COUNT) {
                return false;
            }
            int lineEnd = lineEnd(at);
            int headerEnd = lineEnd < 0 ? -1 : indexOf(BLANK_LINE, lineEnd - 2);
            int end = headerEnd < 0 ? -1 : indexOf(delimiter, Math.max(headerEnd, headerEnd + 2));
            if (end < 0) {
                return true;
            }
            int contentStart = Math.min(headerEnd + BLANK_LINE.length, end);
            part(
                    new String(body, lineEnd, Math.max(0, headerEnd - lineEnd), StandardCharsets.UTF_8),
                    contentStart,
                    end);
            at = end + delimiter.length;
        }
        return true;
    }

    private boolean startsWith(int position, int skip) {
        if (body.length < delimiter.length - skip) {
            return false;
        }
        for (int i = skip; i < delimiter.length; i++) {
            if (body[position + i - skip] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private int after(int found) {
        return found < 0 ? -1 : found + delimiter.length;
    }

    /** Where the line of a delimiter ends; -1 at the last delimiter. */
    private int lineEnd(int at) {
        if (at + 1 < body.length && body[at] == '-' && body[at + 1] == '-') {
            return -1;
        }
        for (int i = at; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i + 2;
            }
        }
        return -1;
    }

    private int indexOf(byte[] wanted, int from) {
        int last = body.length - wanted.length;
        for (int i = Math.max(0, from); i <= last; i++) {
            int k = 0;
            while (k < wanted.length && body[i + k] == wanted[k]) {
                k++;
            }
            if (k == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private void part(String headers, int from, int to) {
        String disposition = null;
        String type = null;
        for (String line : headers.split("\r\n")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.equals("content-disposition")) {
                disposition = line.substring(colon + 1);
            } else if (name.equals("content-type")) {
                type = line.substring(colon + 1).strip();
            }
        }
        Map<String, String> parameters = parameters(disposition);
        String name = parameters.get("name");
        if (name == null) {
            return;
        }
        String fileName = parameters.get("filename");
        if (fileName == null) {
            fields.add(name, new String(body, from, to - from, StandardCharsets.UTF_8));
        } else {
            fields.add(name, new Upload(fileName, type, java.util.Arrays.copyOfRange(body, from, to)));
        }
    }

    /** The parameters of a header value such as {@code form-data; name="a"; filename="b"}. */
    private static Map<String, String> parameters(String value) {
        Map<String, String> parameters = new HashMap<>();
        if (value == null) {
            return parameters;
        }
        int at = value.indexOf(';');
        while (at >= 0 && at < value.length()) {
            int equals = value.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = value.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder text = new StringBuilder();
            at = readValue(value, equals + 1, text);
            parameters.put(name, text.toString());
        }
        return parameters;
    }

    private static int readValue(String value, int from, StringBuilder text) {
        if (from >= value.length() || value.charAt(from) != '"') {
            int end = value.indexOf(';', from);
            text.append(value.substring(from, end < 0 ? value.length() : end).strip());
            return end;
        }
        int at = from + 1;
        while (at < value.length() && value.charAt(at) != '"') {
            boolean escaped = value.charAt(at) == '\\' && at + 1 < value.length() && value.charAt(at + 1) == '"';
            at += escaped ? 1 : 0;
            text.append(value.charAt(at++));
        }
        return value.indexOf(';', at);
    }
}
