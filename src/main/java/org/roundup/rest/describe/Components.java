package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.array;
import static org.roundup.rest.describe.Tree.data;
import static org.roundup.rest.describe.Tree.json;
import static org.roundup.rest.describe.Tree.object;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.schema;
import static org.roundup.rest.describe.Tree.text;

import java.util.List;
import java.util.Map;

/** What the operations of all classes share. */
final class Components {

    static final String PAGE = "Page";
    static final String REFERENCE = "Reference";
    static final String LINK = "Link";
    static final String CREATED = "Created";
    static final String DONE = "Done";
    static final String ERROR = "Error";

    /** Responses. */
    static final String KNOWN = "Known";

    static final String CHANGED = "ChangedMeanwhile";
    static final String REFUSED = "Refused";
    static final String TOO_MANY = "TooMany";

    private static final String PROBLEM = "Problem";
    private static final String DEFECT = "Defect";

    private Components() {}

    static Map<String, Object> schemas() {
        Map<String, Object> link = Tree.uri();
        Map<String, Object> page = object(of("rel", text(), "uri", link));
        Map<String, Object> item =
                of("type", "object", "properties", of("id", text(), "link", link), "required", List.of("id", "link"));
        return of(
                ERROR,
                object(of("error", error())),
                DEFECT,
                defect(),
                PROBLEM,
                problem(),
                REFERENCE,
                reference(List.of(text(), item)),
                LINK,
                reference(List.of(text(), item, of("type", "null"))),
                CREATED,
                data(object(of("id", text(), "link", link))),
                DONE,
                data(object(of("status", text()))),
                PAGE,
                of(
                        "description",
                        "Addresses of neighbouring pages",
                        "type",
                        "object",
                        "properties",
                        of("next", array(page), "prev", array(page), "self", array(page)),
                        "required",
                        List.of("self")),
                "Once",
                data(object(of("link", link, "expires", of("type", "number")))),
                "Results",
                data(object(of("collection", array(of("type", "object"))))));
    }

    private static Map<String, Object> reference(List<?> forms) {
        return of(
                "description",
                "An item that another refers to: its id with @verbose=0, else id, address and, with @verbose=2, label",
                "oneOf",
                forms);
    }

    private static Map<String, Object> error() {
        return of(
                "type",
                "object",
                "properties",
                of(
                        "status", of("type", "integer"),
                        "msg", text(),
                        "source", of("type", "string", "description", "What limits the number of calls"),
                        "items", array(schema(DEFECT))),
                "required",
                List.of("status", "msg"));
    }

    private static Map<String, Object> defect() {
        return of(
                "description",
                "What is wrong with one of many items",
                "type",
                "object",
                "properties",
                of(
                        "item", of("type", "integer", "description", "Number of the item, from 1"),
                        "status", of("type", "integer"),
                        "msg", text(),
                        "property", text()),
                "required",
                List.of("item", "status", "msg"));
    }

    private static Map<String, Object> problem() {
        return of(
                "description",
                "A problem document, for those who ask for it",
                "type",
                "object",
                "properties",
                of(
                        "type", text(),
                        "title", text(),
                        "status", of("type", "integer"),
                        "detail", text(),
                        "instance", Tree.uri(),
                        "errors", array(object(of("property", text(), "message", text()))),
                        "items", array(schema(DEFECT))),
                "required",
                List.of("type", "title", "status", "detail", "instance"));
    }

    static Map<String, Object> responses() {
        Map<String, Object> wait =
                of("description", "Seconds to wait", "required", true, "schema", of("type", "integer"));
        return of(
                ERROR,
                of("description", "It cannot be done.", "content", refusal()),
                CHANGED,
                of("description", "The item has changed since, or its ETag is missing.", "content", refusal()),
                TOO_MANY,
                of(
                        "description", "Too many calls, or too many failed logins.",
                        "headers", of("Retry-After", wait),
                        "content", json(schema(ERROR))),
                REFUSED,
                of("description", "The login is refused.", "content", of("text/plain", of("schema", text()))),
                KNOWN,
                of("description", "Nothing has changed since the ETag that was sent."));
    }

    private static Map<String, Object> refusal() {
        Map<String, Object> content =
                json(schema(ERROR), of("error", of("status", 400, "msg", "Property colour not found in class issue")));
        content.put("application/problem+json", of("schema", schema(PROBLEM)));
        return content;
    }

    static Map<String, Object> parameters() {
        return of(
                "verbose",
                        query("@verbose", "0: links are ids; 1: with addresses; 2: with labels; 3: with contents", 1),
                "fields", words("@fields", "Properties to be shown, separated by commas; through Links, too"),
                "protected",
                        of(
                                "name", "@protected",
                                "in", "query",
                                "description", "Whether id, creator, creation, actor and activity are shown, too",
                                "schema", of("type", "string", "enum", List.of("true", "false"))),
                "sort", words("@sort", "Properties to sort by, separated by commas; - before one: downwards"),
                "group", words("@group", "Properties to sort by before others"),
                "pageSize", query("@page_size", "Number of items of a page", 50),
                "pageIndex", query("@page_index", "Number of the page, from 1", 1),
                "searchText", words("@search_text", "Words in the item, its messages or its files"),
                "pretty",
                        of(
                                "name", "@pretty",
                                "in", "query",
                                "description", "false: all in one line",
                                "schema", of("type", "string", "enum", List.of("true", "false"))),
                "stats",
                        of(
                                "name", "@stats",
                                "in", "query",
                                "description", "true: tells how long the call took",
                                "schema", of("type", "string", "enum", List.of("true", "false"))),
                "apiVersion",
                        of(
                                "name", "@apiver",
                                "in", "query",
                                "description", "Version of the interface",
                                "schema", of("type", "string", "enum", List.of("1"))),
                "ifMatch", header("If-Match", "The ETag of the state that is changed", true),
                "ifNoneMatch", header("If-None-Match", "The ETag of a state that the client has", false),
                "requestedWith",
                        header(
                                "X-Requested-With",
                                "Any text; needed by calls that change something, unless by a token",
                                false),
                "idempotencyKey", header("Idempotency-Key", "With the same key nothing is created twice", false),
                "id", of("name", "id", "in", "path", "required", true, "description", "Id", "schema", text()));
    }

    private static Map<String, Object> query(String name, String description, int example) {
        return of(
                "name", name,
                "in", "query",
                "description", description,
                "schema", of("type", "integer"),
                "example", example);
    }

    private static Map<String, Object> words(String name, String description) {
        return of("name", name, "in", "query", "description", description, "schema", Tree.text());
    }

    private static Map<String, Object> header(String name, String description, boolean required) {
        return of(
                "name", name,
                "in", "header",
                "required", required,
                "description", description,
                "schema", Tree.text());
    }

    /** @param cookie name of the cookie of sessions */
    static Map<String, Object> securitySchemes(String cookie) {
        return of(
                "basic", of("type", "http", "scheme", "basic", "description", "Name and password, or token"),
                "bearer", of("type", "http", "scheme", "bearer", "description", "Token, or JSON web token"),
                "session", of("type", "apiKey", "in", "cookie", "name", cookie, "description", "Session of the pages"));
    }
}
