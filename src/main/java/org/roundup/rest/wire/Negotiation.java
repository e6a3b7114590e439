package org.roundup.rest.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the answer is to be like.
 *
 * @param path the path without the extension that asks for a format
 * @param format of documents
 * @param binaryType type of raw content if that is asked for, else null
 * @param version version of the interface that is asked for, or null
 * @param problem whether errors are to be problem documents (RFC 9457)
 */
public record Negotiation(String path, Format format, String binaryType, String version, boolean problem) {

    private static final int LONGEST_EXTENSION = 10;
    private static final String ANY = "*/*";
    private static final Map<String, Format> TYPES = Map.of(
            "application/json", Format.JSON,
            "application/*", Format.JSON,
            "application/xml", Format.XML);
    private static final Map<String, Format> PROBLEMS =
            Map.of("application/problem+json", Format.JSON, "application/problem+xml", Format.XML);
    private static final String ONLY_VERSION = "1";

    /** What is taken for granted where nothing could be found out. */
    public static Negotiation plain(String path) {
        return new Negotiation(path, Format.JSON, null, null, false);
    }

    /**
     * Finds out.
     *
     * @param path below {@code rest}; its last element may end in the extension of a format
     * @param accept the header, or null
     * @param binaryTypes the types in which raw content is to be had, best first; empty if the address has none
     * @throws ApiError if it cannot be had
     */
    public static Negotiation of(String path, String accept, List<String> binaryTypes) {
        String extension = extension(path);
        if (!extension.isEmpty()) {
            String plain = path.substring(0, path.length() - extension.length() - 1);
            return switch (extension) {
                case "json" -> new Negotiation(plain, Format.JSON, null, null, false);
                case "xml" -> new Negotiation(plain, Format.XML, null, null, false);
                default ->
                    throw new ApiError(
                            406,
                            "Content type '" + extension + "' requested in URL is not available.\n"
                                    + "Acceptable types: json, xml\n");
            };
        }
        List<AcceptHeader.Range> ranges = parse(accept);
        return ranges.isEmpty() ? plain(path) : choose(path, accept, ranges, binaryTypes);
    }

    private static List<AcceptHeader.Range> parse(String accept) {
        try {
            return AcceptHeader.parse(accept);
        } catch (ApiError malformed) {
            throw new ApiError(
                    400,
                    "Unable to parse Accept Header. " + malformed.getMessage()
                            + ". Acceptable types: */*, application/*, application/json, application/xml",
                    null,
                    malformed);
        }
    }

    /** What follows the last dot of the last element; empty if that is nothing, or longer than any extension. */
    public static String extension(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        boolean leading = dot >= 0 && last.substring(0, dot).chars().allMatch(c -> c == '.');
        int length = last.length() - dot - 1;
        return dot <= 0 || leading || length > LONGEST_EXTENSION ? "" : last.substring(dot + 1);
    }

    private static Negotiation choose(
            String path, String accept, List<AcceptHeader.Range> ranges, List<String> binaryTypes) {
        Format problem = null;
        for (AcceptHeader.Range range : ranges) {
            Format format = TYPES.get(range.type());
            if (format != null) {
                boolean problems = problem != null;
                return new Negotiation(path, problems ? problem : format, null, checked(range.version()), problems);
            }
            if (binaryTypes.isEmpty() && range.type().equals(ANY)) {
                return new Negotiation(path, problem == null ? Format.JSON : problem, null, null, problem != null);
            }
            if (PROBLEMS.containsKey(range.type())) {
                problem = problem == null ? PROBLEMS.get(range.type()) : problem;
            } else if (binaryTypes.contains(range.type())) {
                String exact = range.type().indexOf('*') < 0 ? range.type() : binaryTypes.get(0);
                return new Negotiation(path, Format.JSON, exact, null, problem != null);
            }
        }
        if (problem != null) {
            return new Negotiation(path, problem, null, null, true);
        }
        Collection<String> acceptable = new ArrayList<>(binaryTypes);
        if (binaryTypes.isEmpty()) {
            acceptable.addAll(TYPES.keySet());
            acceptable.add(ANY);
        }
        throw new ApiError(
                406,
                "Requested content type(s) '" + accept + "' not available.\nAcceptable mime types are: "
                        + String.join(", ", new TreeSet<>(acceptable)));
    }

    /**
     * The version, if it exists.
     *
     * @param version as asked for, or null
     * @throws ApiError 406 if it does not exist
     */
    public static String checked(String version) {
        if (version != null && !version.strip().equals(ONLY_VERSION)) {
            throw new ApiError(
                    406,
                    "Unrecognized api version: " + version
                            + ". See /rest without specifying api version for supported versions.");
        }
        return version;
    }
}
