package org.roundup.rest.resource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The description of the interface for people: the addresses of the classes that the caller may see. */
final class DocsPage implements Endpoint {

    private static final String TYPE = "text/html; charset=utf-8";

    private final OpenApi description = new OpenApi();

    @Override
    public Reply answer(Call call) {
        Map<?, ?> document = (Map<?, ?>) description.answer(call).tree();
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>REST of this tracker</title></head>"
                + "<body><main><h1>REST of this tracker</h1><p>For machines: <a href=\"openapi.json\">OpenAPI 3.1</a>."
                + "</p>\n");
        ((Map<?, ?>) document.get("paths")).forEach((path, methods) -> add(page, path.toString(), (Map<?, ?>) methods));
        byte[] bytes = page.append("</main></body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
        return Reply.bytes(TYPE, out -> out.write(bytes))
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static void add(StringBuilder page, String path, Map<?, ?> methods) {
        page.append("<h2><code>").append(escaped(path)).append("</code></h2>\n<ul>\n");
        methods.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> details && details.get("operationId") != null) {
                page.append("<li><code>")
                        .append(escaped(method.toString().toUpperCase(java.util.Locale.ROOT)))
                        .append("</code> ")
                        .append(escaped(details.get("operationId").toString()))
                        .append(details.get("parameters") == null ? "" : " <small>" + parameters(details) + "</small>")
                        .append("</li>\n");
            }
        });
        page.append("</ul>\n");
    }

    private static String parameters(Map<?, ?> operation) {
        StringBuilder names = new StringBuilder();
        for (Object parameter : (Iterable<?>) operation.get("parameters")) {
            names.append(names.length() == 0 ? "" : ", ")
                    .append(escaped(String.valueOf(((Map<?, ?>) parameter).get("name"))));
        }
        return names.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
