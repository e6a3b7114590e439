package org.roundup.rest.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON body: an object of texts, numbers, booleans, nulls and lists of such. Numbers keep their text. Reading
 * ends at the first thing that is none of these, so that nothing deep or repeated is ever built.
 */
public final class JsonInput {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final int MOST_MEMBERS = 5_000;
    private static final int MOST_ELEMENTS = 100_000;
    private static final int MOST_ITEMS = 500;

    /** The member of a bulk call that holds the items. */
    public static final String ITEMS = "items";

    private final JsonParser parser;
    private final boolean bulk;

    private JsonInput(JsonParser parser, boolean bulk) {
        this.parser = parser;
        this.bulk = bulk;
    }

    /**
     * Reads a body; an empty one is an empty object.
     *
     * @throws ApiError if it is no such JSON
     */
    public static Input read(byte[] body) {
        return read(decode(body), false);
    }

    /**
     * Reads a body whose member {@value #ITEMS} is a list of objects; it comes out as a list of {@link Input}.
     *
     * @throws ApiError if it is no such JSON
     */
    public static Input readBulk(byte[] body) {
        return read(decode(body), true);
    }

    /**
     * Reads a body of one object a line as if they were the member {@value #ITEMS} of one object.
     *
     * @throws ApiError that names the line which is no such JSON
     */
    public static Input readLines(byte[] body) {
        List<Input> items = new ArrayList<>();
        int number = 0;
        for (String line : decode(body).split("\n", MOST_ITEMS + 2)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            requireFew(items.size());
            try {
                items.add(read(line, false));
            } catch (ApiError broken) {
                throw new ApiError(broken.status(), "Line " + number + ": " + broken.getMessage(), null, broken);
            }
        }
        return Input.of(Map.of(ITEMS, items));
    }

    private static void requireFew(int present) {
        if (present == MOST_ITEMS) {
            throw new ApiError(413, "There are more than " + MOST_ITEMS + " items.");
        }
    }

    private static Input read(String text, boolean bulk) {
        if (text.isBlank()) {
            return Input.NONE;
        }
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            return Input.of(new JsonInput(parser, bulk).document());
        } catch (JsonParsingException broken) {
            throw new ApiError(
                    400,
                    "The body is no valid JSON at line " + broken.getLocation().getLineNumber() + ", column "
                            + broken.getLocation().getColumnNumber() + ".",
                    null,
                    broken);
        } catch (JsonException | IllegalStateException | java.util.NoSuchElementException broken) {
            throw new ApiError(400, "The body is no valid JSON.", null, broken);
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new ApiError(400, "The body is not encoded in UTF-8.", null, malformed);
        }
    }

    private Map<String, Object> document() {
        if (parser.next() != Event.START_OBJECT) {
            throw ApiError.badRequest("The body must be a JSON object, such as {\"title\": \"text\"}.");
        }
        Map<String, Object> members = members(bulk);
        if (parser.hasNext()) {
            parser.next();
            throw ApiError.badRequest("There is something after the JSON object.");
        }
        return members;
    }

    private Map<String, Object> members(boolean withItems) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = Unicode.checked("name of a member", parser.getString());
            if (members.size() == MOST_MEMBERS) {
                throw new ApiError(413, "The body has more than " + MOST_MEMBERS + " members.");
            }
            if (members.containsKey(name)) {
                throw ApiError.badField(name, "The member \"" + name + "\" occurs twice.");
            }
            Event event = parser.next();
            members.put(name, withItems && name.equals(ITEMS) ? items(event) : value(name, event));
        }
        return members;
    }

    private List<Input> items(Event event) {
        List<Input> items = new ArrayList<>();
        if (event != Event.START_ARRAY) {
            throw ApiError.badField(ITEMS, "The member \"items\" must be a list of objects.");
        }
        for (Event each = parser.next(); each != Event.END_ARRAY; each = parser.next()) {
            requireFew(items.size());
            if (each != Event.START_OBJECT) {
                throw ApiError.badField(ITEMS, "The member \"items\" must be a list of objects.");
            }
            items.add(Input.of(members(false)));
        }
        return items;
    }

    private Object value(String name, Event event) {
        if (event != Event.START_ARRAY) {
            return scalar(name, event);
        }
        List<String> elements = new ArrayList<>();
        for (Event each = parser.next(); each != Event.END_ARRAY; each = parser.next()) {
            if (elements.size() == MOST_ELEMENTS) {
                throw new ApiError(413, "The list \"" + name + "\" has more than " + MOST_ELEMENTS + " elements.");
            }
            String element = scalar(name, each);
            if (element == null) {
                throw ApiError.badField(name, "The list \"" + name + "\" holds null; texts and numbers are accepted.");
            }
            elements.add(element);
        }
        return elements;
    }

    private String scalar(String name, Event event) {
        return switch (event) {
            case VALUE_NUMBER -> number(name, parser.getString());
            case VALUE_STRING -> Unicode.checked("member \"" + name + "\"", parser.getString());
            case VALUE_TRUE -> "True";
            case VALUE_FALSE -> "False";
            case VALUE_NULL -> null;
            default ->
                throw ApiError.badField(
                        name,
                        "The member \"" + name
                                + "\" holds an object or a list in a list; a text, a number, a boolean, null or a"
                                + " list of texts is accepted.");
        };
    }

    /** The text of a number, which is kept if there is such a number. */
    private static String number(String name, String text) {
        if (Double.isInfinite(Double.parseDouble(text))) {
            throw ApiError.badField(name, "The member \"" + name + "\" holds a number that is too large.");
        }
        return text;
    }
}
