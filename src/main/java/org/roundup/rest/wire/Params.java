package org.roundup.rest.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Pairs of a query or an urlencoded body, in their order. Those without a value do not count. A semicolon is data, a plus
 * is a blank. Immutable.
 */
public final class Params implements Iterable<Params.Param> {

    /** No pairs. */
    public static final Params NONE = new Params(List.of());

    private static final int MOST = 5_000;

    private final List<Param> all;

    /** A pair; both are decoded. */
    public record Param(String name, String value) {}

    private Params(List<Param> all) {
        this.all = all;
    }

    /**
     * Reads a query.
     *
     * @param text as it was sent, or null
     * @throws ApiError if there are too many pairs, or an escape is malformed
     */
    public static Params parse(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        List<Param> all = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            int equals = text.indexOf('=', start);
            if (equals >= 0 && equals < end - 1) {
                add(all, decode(text.substring(start, equals)), decode(text.substring(equals + 1, end)));
            }
            start = end + 1;
        }
        return new Params(all);
    }

    private static void add(List<Param> all, String name, String value) {
        if (all.size() == MOST) {
            throw new ApiError(413, "The request has more than " + MOST + " fields.");
        }
        all.add(new Param(name, value));
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new ApiError(400, "Malformed escape in \"" + text + "\".", null, malformed);
        }
    }

    /** These pairs and then those. */
    public Params and(Params more) {
        List<Param> together = new ArrayList<>(all);
        together.addAll(more.all);
        return new Params(together);
    }

    /** The last value of a name, or null. */
    public String last(String name) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).name().equals(name)) {
                return all.get(i).value();
            }
        }
        return null;
    }

    @Override
    public Iterator<Param> iterator() {
        return all.iterator();
    }
}
