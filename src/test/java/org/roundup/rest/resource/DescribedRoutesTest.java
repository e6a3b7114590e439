package org.roundup.rest.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** Whatever is answered is described, with every method. */
class DescribedRoutesTest {

    @TempDir
    static Path folder;

    @Test
    void noAddressIsForgotten() throws IOException {
        Map<String, String> settings = Map.of(
                "web_jwt_secret", "a secret of more than thirty-two letters", "web_jwt_longest_lifetime", "3600");
        try (ServedTracker served = ServedTracker.start(folder, settings, Map.of())) {
            ApiClient client = new ApiClient(served);
            JsonNode paths = new ObjectMapper()
                    .readTree(client.send("GET", "rest/openapi.json", client.headers("admin"), null)
                            .body())
                    .path("paths");
            TreeSet<String> forgotten = new TreeSet<>();
            for (Route route : Routes.with(List.of(), List::of).all()) {
                JsonNode path = paths.path(path(route.template()));
                route.methods().stream()
                        .filter(method -> !isNoOperation(method, route.template()))
                        .filter(method -> !path.has(method.toLowerCase(java.util.Locale.ROOT)))
                        .forEach(method -> forgotten.add(method + " " + route.template()));
            }
            assertEquals(List.of(), List.copyOf(forgotten));
        }
    }

    /** The path by which the description tells of an address, if it has one of any class and property. */
    private static String path(String template) {
        return switch (template) {
            case "/openapi" -> "/openapi.json";
            default ->
                template.replace("<:class>", "issue")
                        .replace("<:attr>", "title")
                        .replace("<:", "{")
                        .replace(">", "}");
        };
    }

    private static boolean isNoOperation(String method, String template) {
        return method.equals("OPTIONS") || (method + template).equals("DELETE/data/<:class>");
    }
}
