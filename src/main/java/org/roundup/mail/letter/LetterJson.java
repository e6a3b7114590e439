package org.roundup.mail.letter;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Letters as they lie in the outbox. */
final class LetterJson {

    /** Kept, since to find the implementation takes longer than to write a letter. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private LetterJson() {}

    static String write(Letter letter) {
        JsonArrayBuilder headers = BUILDERS.createArrayBuilder();
        letter.headers()
                .forEach(header -> headers.add(
                        BUILDERS.createArrayBuilder().add(header.name()).add(header.value())));
        JsonArrayBuilder text = BUILDERS.createArrayBuilder();
        letter.text()
                .forEach(piece -> text.add(
                        piece.text() == null
                                ? BUILDERS.createObjectBuilder()
                                        .add("class", piece.className())
                                        .add("id", piece.id())
                                : BUILDERS.createObjectBuilder().add("text", piece.text())));
        JsonArrayBuilder enclosures = BUILDERS.createArrayBuilder();
        letter.enclosures().forEach(enclosure -> enclosures.add(enclosure(enclosure)));
        JsonObjectBuilder json = BUILDERS.createObjectBuilder()
                .add("sender", letter.sender())
                .add("recipients", BUILDERS.createArrayBuilder(letter.recipients()))
                .add("headers", headers)
                .add("text", text)
                .add("enclosures", enclosures)
                .add("encrypted", letter.encrypted());
        if (letter.about() != null) {
            json.add("about", about(letter.about()));
        }
        return json.build().toString();
    }

    private static JsonObjectBuilder about(Letter.About about) {
        JsonObjectBuilder readers = BUILDERS.createObjectBuilder();
        about.readers().forEach(readers::add);
        return BUILDERS.createObjectBuilder()
                .add("class", about.className())
                .add("item", about.itemId())
                .add("list", about.list())
                .add("readers", readers);
    }

    private static JsonObjectBuilder enclosure(Letter.Enclosure enclosure) {
        JsonObjectBuilder json =
                BUILDERS.createObjectBuilder().add("name", enclosure.name()).add("type", enclosure.type());
        return enclosure.bytes() == null
                ? json.add("class", enclosure.className()).add("id", enclosure.id())
                : json.add("bytes", Base64.getEncoder().encodeToString(enclosure.bytes()));
    }

    static Letter read(String json) {
        try (var reader = READERS.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            List<Letter.Header> headers = object.getJsonArray("headers").stream()
                    .map(value -> value.asJsonArray())
                    .map(pair -> new Letter.Header(pair.getString(0), pair.getString(1)))
                    .toList();
            List<Letter.Piece> text = object.getJsonArray("text").getValuesAs(JsonObject.class).stream()
                    .map(piece -> new Letter.Piece(
                            piece.getString("text", null), piece.getString("class", null), piece.getString("id", null)))
                    .toList();
            List<Letter.Enclosure> enclosures = object.getJsonArray("enclosures").getValuesAs(JsonObject.class).stream()
                    .map(LetterJson::enclosure)
                    .toList();
            return new Letter(
                    object.getString("sender"),
                    object.getJsonArray("recipients").getValuesAs(JsonString::getString),
                    headers,
                    text,
                    enclosures,
                    object.getBoolean("encrypted", false),
                    object.containsKey("about") ? about(object.getJsonObject("about")) : null);
        }
    }

    private static Letter.About about(JsonObject json) {
        Map<String, String> readers = new LinkedHashMap<>();
        JsonObject stored = json.getJsonObject("readers");
        stored.keySet().forEach(address -> readers.put(address, stored.getString(address)));
        return new Letter.About(json.getString("class"), json.getString("item"), json.getString("list"), readers);
    }

    private static Letter.Enclosure enclosure(JsonObject json) {
        String bytes = json.getString("bytes", null);
        return new Letter.Enclosure(
                json.getString("name"),
                json.getString("type"),
                json.getString("class", null),
                json.getString("id", null),
                bytes == null ? null : Base64.getDecoder().decode(bytes));
    }
}
