package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.array;
import static org.roundup.rest.describe.Tree.data;
import static org.roundup.rest.describe.Tree.json;
import static org.roundup.rest.describe.Tree.nullable;
import static org.roundup.rest.describe.Tree.object;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.parameter;
import static org.roundup.rest.describe.Tree.schema;
import static org.roundup.rest.describe.Tree.text;
import static org.roundup.rest.describe.Tree.time;

import java.util.List;
import java.util.Map;
import org.roundup.web.api.TokenRules;

/** The addresses of the caller's tokens. */
final class TokenPaths {

    private static final String TOKEN = "Token";

    private TokenPaths() {}

    static void addTo(Map<String, Object> paths, Map<String, Object> schemas) {
        schemas.put(
                TOKEN,
                object(of(
                        "id", text(),
                        "name", text(),
                        "roles", array(text()),
                        "methods", array(text()),
                        "created", time("string"),
                        "expires", time("string", "null"),
                        "used", time("string", "null"))));
        schemas.put("TokenNew", given(true));
        Operation list = operation("listTokens", "Your tokens")
                .gives("200", data(object(of("collection", array(schema(TOKEN))))));
        Operation create = operation("createToken", "Make a token; it is shown this once")
                .takes(parameter("requestedWith"))
                .gives("201", data(object(of("token", text()))))
                .body(json(schema("TokenNew"), of("name", "nightly", "methods", List.of("GET"), "lifetime", 86_400)));
        paths.put("/tokens", of("get", list.tree(), "post", create.tree()));
        Operation remove = operation("removeToken", "Remove a token")
                .takes(parameter("requestedWith"))
                .gives("200", Components.DONE);
        paths.put("/tokens/{id}", of("parameters", List.of(parameter("id")), "delete", remove.tree()));
    }

    /** What a token is to be like. */
    private static Map<String, Object> given(boolean named) {
        Map<String, Object> roles = array(text());
        roles.put("description", "Some of your roles; without them, all");
        Map<String, Object> properties =
                of("roles", roles, "lifetime", of("type", "integer", "minimum", 1, "description", "Seconds"));
        if (!named) {
            return of("type", "object", "properties", properties);
        }
        Map<String, Object> methods = array(of("type", "string", "enum", TokenRules.METHODS));
        methods.put("description", "Methods that it may be used with; without them, all");
        properties.put("name", text());
        properties.put("methods", methods);
        return of("type", "object", "properties", properties, "required", List.of("name"));
    }

    private static Operation operation(String id, String summary) {
        return new Operation(id, Description.TAG, summary);
    }

    /** Adds what makes and tries JSON web tokens. */
    static void addSigned(Map<String, Object> paths) {
        Operation issue = operation("issueSignedToken", "Make a JSON web token, by your password")
                .takes(parameter("requestedWith"))
                .gives("200", data(object(of("jwt", text()))))
                .body(json(given(false)));
        paths.put("/jwt/issue", of("post", issue.tree()));
        Map<String, Object> seconds = nullable("integer");
        Operation validate = operation("validateSignedToken", "What a JSON web token grants")
                .takes(of("name", "jwt", "in", "query", "required", true, "schema", text()))
                .gives(
                        "200",
                        data(object(of(
                                "user", text(),
                                "username", text(),
                                "roles", array(text()),
                                "iss", text(),
                                "aud", text(),
                                "iat", seconds,
                                "exp", seconds))));
        paths.put("/jwt/validate", of("get", validate.tree()));
    }
}
