package org.roundup.web.form;

import java.net.URLConnection;
import java.util.HashMap;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.web.request.Upload;

/** The values that an uploaded file gives to an item. */
final class FileValues {

    private static final String UNKNOWN = "application/octet-stream";

    private FileValues() {}

    /** Content, and name and type if the class has them. */
    static Map<String, Object> of(Upload upload, ClassDefinition definition) {
        Map<String, Object> values = new HashMap<>();
        values.put("content", upload.content());
        if (definition.has("name")) {
            values.put("name", upload.baseName());
        }
        if (definition.has("type")) {
            values.put("type", type(upload));
        }
        return values;
    }

    private static String type(Upload upload) {
        if (upload.type() != null && !upload.type().isBlank()) {
            return upload.type();
        }
        String guess = URLConnection.guessContentTypeFromName(upload.baseName());
        return guess == null ? UNKNOWN : guess;
    }
}
