package org.roundup.rest.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types that a client accepts, best first; of equally good ones in the order sent. A vendor's type such as
 * {@code application/vnd.x-v1+json} counts as {@code application/json} with parameter {@code version}.
 */
public final class AcceptHeader {

    /** A quality above 1 is a mistake, and counts as nearly none. */
    private static final double SPOILT = 0.0001;

    private AcceptHeader() {}

    /**
     * A type.
     *
     * @param type in the form {@code application/json}
     * @param parameters without {@code q}
     */
    public record Range(String type, Map<String, String> parameters, double quality) {

        /** The version of the interface that is asked for, or null. */
        public String version() {
            return parameters.get("version");
        }
    }

    /**
     * Reads a header.
     *
     * @param header what was sent, or null
     * @throws ApiError 400 if it is malformed; the message says how, as a part of a sentence
     */
    public static List<Range> parse(String header) {
        List<Range> ranges = new ArrayList<>();
        if (header == null || header.isBlank()) {
            return ranges;
        }
        for (String text : header.split(",", -1)) {
            ranges.add(range(text));
        }
        ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
        return ranges;
    }

    private static Range range(String text) {
        String[] parts = text.split(";", -1);
        String type = parts[0].strip();
        Map<String, String> parameters = new HashMap<>();
        int slash = type.indexOf('/');
        if (slash < 0 || slash != type.lastIndexOf('/')) {
            throw ApiError.badRequest("Invalid media type: " + type);
        }
        String plain = type.substring(0, slash + 1) + withoutVendor(type.substring(slash + 1), parameters);
        double quality = 1;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].stripLeading();
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw ApiError.badRequest("Invalid param: " + part);
            }
            String name = part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            if (name.equals("q")) {
                quality = quality(value);
            } else {
                parameters.put(name, value);
            }
        }
        return new Range(plain, parameters, quality);
    }

    private static String withoutVendor(String subtype, Map<String, String> parameters) {
        int plus = subtype.indexOf('+');
        if (plus < 0 || !subtype.startsWith("vnd")) {
            return subtype;
        }
        String vendor = subtype.substring(0, plus);
        int version = vendor.lastIndexOf("-v");
        if (version >= 0 && version + 2 < vendor.length()) {
            parameters.put("version", vendor.substring(version + 2));
        }
        return subtype.substring(plus + 1);
    }

    private static double quality(String text) {
        try {
            double quality = Double.parseDouble(text);
            return quality > 1 || Double.isNaN(quality) ? SPOILT : quality;
        } catch (NumberFormatException malformed) {
            throw new ApiError(400, "Invalid value: q=" + text + " is not a number", null, malformed);
        }
    }
}
