package org.roundup.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser for tests: keeps cookies, does not follow redirects, fills in forms. */
public final class Browser {

    /** A field of a form; the file name is null for plain fields. */
    public record Field(String name, String value, String fileName, String type) {

        public static Field of(String name, String value) {
            return new Field(name, value, null, null);
        }

        public static Field file(String name, String fileName, String type, String content) {
            return new Field(name, content, fileName, type);
        }
    }

    /** An answer. */
    public record Page(int status, String body, HttpResponse<String> response) {

        public Document html() {
            return Jsoup.parse(body);
        }

        /** The messages at the top of the page, one in a line. */
        public String messages() {
            return html().select(".message p, .error-message").stream()
                    .map(Element::wholeText)
                    .collect(Collectors.joining("\n"));
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The message that the address of a redirect carries. */
        public String redirectMessage() {
            String query = header("Location").replaceFirst("^[^?]*\\?", "");
            for (String part : query.split("&")) {
                String decoded = URLDecoder.decode(part, StandardCharsets.UTF_8);
                if (decoded.startsWith("@ok_message=")) {
                    return decoded.substring("@ok_message=".length());
                }
            }
            return null;
        }
    }

    private static final String BOUNDARY = "----boundary7e1f";

    private final String base;
    private final HttpClient client;

    Browser(String base) {
        this.base = base;
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    public Page get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public Page send(String method, String path, String... headers) {
        return send(request(path, headers)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Sends a body as it is. */
    public Page sendBody(String method, String path, String type, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        String address = base + path;
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address.replace(" ", "%20")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder;
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), response.body(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends a multipart form with a fresh token. */
    public Page post(String path, List<Field> fields, String... headers) {
        List<Field> all = new ArrayList<>(fields);
        if (all.stream().noneMatch(field -> field.name().equals("@csrf"))) {
            all.add(Field.of("@csrf", token()));
        }
        return postAsIs(path, all, headers);
    }

    /** Sends a multipart form as it is. */
    public Page postAsIs(String path, List<Field> fields, String... headers) {
        StringBuilder body = new StringBuilder();
        for (Field field : fields) {
            body.append("--")
                    .append(BOUNDARY)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(field.name());
            if (field.fileName() != null) {
                body.append("\"; filename=\"").append(field.fileName());
            }
            body.append('"');
            if (field.type() != null) {
                body.append("\r\nContent-Type: ").append(field.type());
            }
            body.append("\r\n\r\n").append(field.value()).append("\r\n");
        }
        body.append("--").append(BOUNDARY).append("--\r\n");
        return send(request(path, headers)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Sends an urlencoded form with a fresh token. */
    public Page postEncoded(String path, List<Field> fields, String... headers) {
        List<Field> all = new ArrayList<>(fields);
        if (all.stream().noneMatch(field -> field.name().equals("@csrf"))) {
            all.add(Field.of("@csrf", token()));
        }
        String body = all.stream()
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The token of a page that the visitor can see. */
    public String token() {
        return get("home").html().select("input[name=@csrf]").attr("value");
    }

    public Page login(String user, String password) {
        return postEncoded(
                "",
                List.of(
                        Field.of("@action", "Login"),
                        Field.of("__login_name", user),
                        Field.of("__login_password", password)));
    }

    /** Follows a redirect. */
    public Page follow(Page redirect) {
        String location = redirect.header("Location");
        return get(location.substring(base.length()));
    }
}
