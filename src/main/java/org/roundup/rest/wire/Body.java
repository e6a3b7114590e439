package org.roundup.rest.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roundup.web.api.RequestBody;
import org.roundup.web.request.Fields;
import org.roundup.web.request.MultipartParser;
import org.roundup.web.request.Upload;

/** The body of a request. It is read when it is wanted first, and then kept, as a unit of work may be run again. */
public final class Body {

    private static final int LARGEST = 128 * 1024 * 1024;
    private static final int LARGEST_TEXT = 32 * 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> LINES = Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
    private static final String MULTIPART = "multipart/form-data";

    private final HttpServletRequest request;
    private byte[] bytes;

    public Body(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * What the request gives, by its query and its body.
     *
     * @param method the method that is meant
     * @param bulk whether several items may be given
     * @throws ApiError 400, 413 or 415 if the body cannot be read or is not understood
     */
    public Input input(String method, Params query, boolean bulk) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        int parameters = type.indexOf(';');
        String media =
                (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (isJson(media, method)) {
            requireUtf8(type);
            return bulk ? JsonInput.readBulk(bytes(LARGEST_TEXT)) : JsonInput.read(bytes(LARGEST_TEXT));
        }
        if (bulk && LINES.contains(media)) {
            return JsonInput.readLines(bytes(LARGEST_TEXT));
        }
        if (media.equals(FORM)) {
            return Input.of(query.and(form()));
        }
        if (media.equals(MULTIPART)) {
            return multipart(type, query);
        }
        if (media.isEmpty()) {
            return withoutType(method, query);
        }
        if (bytes(LARGEST_TEXT).length == 0) {
            return Input.of(query);
        }
        ApiError error = new ApiError(415, "Unable to process input of type " + type);
        throw method.equals("PATCH") ? error.with("Accept-Patch", "application/json, " + FORM) : error;
    }

    private static boolean isJson(String media, String method) {
        boolean suffix = media.startsWith("application/") && media.endsWith("+json");
        return media.equals("application/json") || (suffix && !method.equals("PATCH"));
    }

    private static void requireUtf8(String type) {
        int charset = type.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (charset >= 0) {
            String name = type.substring(charset + 8)
                    .split(";", 2)[0]
                    .replace("\"", "")
                    .strip();
            if (!name.equalsIgnoreCase("utf-8") && !name.equalsIgnoreCase("us-ascii")) {
                throw new ApiError(415, "JSON is accepted in UTF-8 only, not in " + name + ".");
            }
        }
    }

    private Params form() {
        return Params.parse(new String(bytes(LARGEST_TEXT), StandardCharsets.UTF_8));
    }

    private Input withoutType(String method, Params query) {
        if (method.equals("POST")) {
            return Input.of(query);
        }
        if (bytes(LARGEST_TEXT).length > 0) {
            throw new ApiError(415, "The body needs a header Content-Type, such as application/json.");
        }
        return Input.NONE;
    }

    private Input multipart(String type, Params query) {
        String boundary = MultipartParser.boundary(type)
                .orElseThrow(() -> ApiError.badRequest("The Content-Type of the form names no boundary."));
        Fields.Builder builder = new Fields.Builder();
        if (!MultipartParser.parse(bytes(LARGEST), boundary, builder)) {
            throw new ApiError(413, "The form has too many fields.");
        }
        Fields fields = builder.build(true);
        Map<String, Object> values = new LinkedHashMap<>();
        query.forEach(param -> values.put(param.name(), param.value()));
        for (String name : fields.names()) {
            List<Upload> files = fields.uploads(name);
            List<String> texts = fields.all(name);
            values.put(
                    name,
                    files.isEmpty()
                            ? texts.get(texts.size() - 1)
                            : files.get(files.size() - 1).content());
        }
        return Input.of(values);
    }

    /** The body as it was sent, which may be read again. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes(LARGEST));
    }

    /** The bytes. */
    private byte[] bytes(int largest) {
        if (bytes == null) {
            try {
                bytes = RequestBody.read(request, largest);
            } catch (RequestBody.Refused refused) {
                ApiError error = new ApiError(refused.status(), refused.getMessage(), null, refused);
                throw refused.status() == 415 ? error.with("Accept-Encoding", "gzip") : error;
            }
        }
        return bytes;
    }
}
