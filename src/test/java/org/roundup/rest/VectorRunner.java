package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.roundup.Vectors;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/**
 * Runs vectors of REST. Columns: name; user ({@code -} for nobody); method and path below {@code rest}; headers {@code
 * Name: value} separated by {@code |}, where {@code -Name} removes one that calls usually have; body; status; expected
 * JSON (see {@link JsonPattern}), or {@code ~} and a part of the text; expected headers, {@code -Name} for none.
 *
 * <p>In all of them {@code {R}} is the address of REST, {@code {W}} that of the tracker, {@code {O}} its origin, {@code {H}} the same
 * without the scheme,
 * <code>{E issue/1}</code> the present ETag of an item (its inner text; quotes are written), and <code>{last id}</code> a
 * member of {@code data} of the answer before. {@code J} as a header is the content type of JSON, {@code F} that of forms,
 * {@code M} a multipart form, whose body is written as {@code name=value} and {@code name@=file} separated by {@code &}.
 */
final class VectorRunner {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(R|W|O|H|E [^}]*|last [^}]*)}");
    private static final int MEMBERS = 8;

    private final ServedTracker served;
    private final ApiClient client;
    private String last = "";

    VectorRunner(ServedTracker served) {
        this.served = served;
        this.client = new ApiClient(served);
    }

    Stream<DynamicTest> run(String resource) {
        return Vectors.of(resource).stream().map(vector -> DynamicTest.dynamicTest(vector[0], () -> one(vector)));
    }

    private void one(String[] given) {
        String[] vector = new String[MEMBERS];
        for (int i = 0; i < MEMBERS; i++) {
            vector[i] = i < given.length ? filled(given[i]) : "";
        }
        Map<String, String> headers = headers(vector[1], vector[3]);
        String[] request = vector[2].split(" ", 2);
        byte[] body = vector[4].isEmpty() ? null : vector[4].getBytes(StandardCharsets.UTF_8);
        if (headers.remove("M") != null) {
            headers.put("Content-Type", "multipart/form-data; boundary=xyz");
            body = multipart(vector[4]);
        }
        HttpResponse<byte[]> response = client.send(request[0], "rest" + request[1], headers, body);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        assertEquals(vector[5], Integer.toString(response.statusCode()), text);
        last = text;
        expect(vector[6], text);
        expectHeaders(vector[7], response);
    }

    private Map<String, String> headers(String user, String list) {
        Map<String, String> headers = client.headers(user);
        for (String header : list.split("\\|")) {
            int colon = header.indexOf(':');
            if (header.equals("J")) {
                headers.put("Content-Type", "application/json");
            } else if (header.equals("F")) {
                headers.put("Content-Type", "application/x-www-form-urlencoded");
            } else if (header.equals("M")) {
                headers.put("M", "");
            } else if (header.startsWith("-")) {
                headers.remove(header.substring(1));
            } else if (colon > 0) {
                headers.put(
                        header.substring(0, colon), header.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static byte[] multipart(String fields) {
        StringBuilder body = new StringBuilder();
        for (String field : fields.split("&")) {
            int equals = field.indexOf('=');
            String name = field.substring(0, equals);
            boolean file = name.endsWith("@");
            body.append("--xyz\r\nContent-Disposition: form-data; name=\"")
                    .append(file ? name.substring(0, name.length() - 1) : name)
                    .append('"')
                    .append(file ? "; filename=\"a.bin\"\r\nContent-Type: text/html" : "")
                    .append("\r\n\r\n")
                    .append(field.substring(equals + 1))
                    .append("\r\n");
        }
        return body.append("--xyz--\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void expect(String expected, String text) {
        if (expected.startsWith("~")) {
            assertTrue(text.contains(expected.substring(1)), text);
        } else if (expected.startsWith("=")) {
            assertEquals(expected.substring(1), text.stripTrailing());
        } else if (!expected.isEmpty()) {
            assertNull(JsonPattern.mismatch("", JsonPattern.parse(expected), JsonPattern.parse(text)));
        }
    }

    private static void expectHeaders(String expected, HttpResponse<byte[]> response) {
        for (String header : expected.isEmpty() ? new String[0] : expected.split("\\|")) {
            if (header.startsWith("-")) {
                assertEquals(
                        "", response.headers().firstValue(header.substring(1)).orElse(""), header);
                continue;
            }
            int colon = header.indexOf(':');
            String name = header.substring(0, colon);
            assertEquals(
                    header.substring(colon + 1).strip(),
                    response.headers().firstValue(name).orElse(null),
                    name);
        }
    }

    private String filled(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher.group(1))));
        }
        return matcher.appendTail(filled).toString();
    }

    private String value(String name) {
        return switch (name.charAt(0)) {
            case 'R' -> served.web() + "rest";
            case 'W' -> served.web();
            case 'O' -> served.origin();
            case 'H' -> served.origin().replace("http://", "");
            case 'E' -> etag(name.substring(2));
            default -> member(last, "\"" + name.substring(5) + "\": \"([^\"]*)\"");
        };
    }

    private String etag(String item) {
        Map<String, String> headers = new HashMap<>(client.headers("admin"));
        HttpResponse<byte[]> response = client.send("GET", "rest/data/" + item, headers, null);
        return response.headers().firstValue("ETag").orElse("\"none\"").replace("\"", "");
    }

    private static String member(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        return matcher.find() ? matcher.group(1) : "nothing";
    }
}
