package org.roundup.web.compression;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says about content codings, RFC 9110 section 12.5.3.
 *
 * <pre>
 * Accept-Encoding = [ element *( OWS "," OWS element ) ]
 * element         = ( coding / "identity" / "*" ) [ OWS ";" OWS "q=" qvalue ]
 * qvalue          = "0" [ "." 0*3DIGIT ] / "1" [ "." 0*3"0" ]
 * </pre>
 *
 * <p>Names have no case, and {@code x-gzip} is {@code gzip}. An element that does not follow the grammar is as good as
 * absent; of an element given twice the last counts. Immutable.
 */
public final class AcceptEncoding {
    private static final String IDENTITY = "identity";
    private static final String ANY = "*";
    private static final int FULL = 1000;

    private final Map<String, Integer> qualities;

    private AcceptEncoding(Map<String, Integer> qualities) {
        this.qualities = qualities;
    }

    /** @param fields the values of the header's fields; none if the client did not send it */
    public static AcceptEncoding parse(List<String> fields) {
        Map<String, Integer> qualities = new HashMap<>();
        for (String field : fields) {
            for (String element : field.split(",", -1)) {
                read(element, qualities);
            }
        }
        return new AcceptEncoding(qualities);
    }

    private static void read(String element, Map<String, Integer> qualities) {
        int semicolon = element.indexOf(';');
        String name = (semicolon < 0 ? element : element.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        int quality =
                semicolon < 0 ? FULL : quality(element.substring(semicolon + 1).strip());
        if (!name.isEmpty() && quality >= 0) {
            qualities.put(name.equals("x-gzip") ? "gzip" : name, quality);
        }
    }

    /** The weight in thousandths, or -1 if it does not follow the grammar. */
    private static int quality(String parameter) {
        int length = parameter.length();
        if (length < 3 || length > 7 || !parameter.regionMatches(true, 0, "q=", 0, 2)) {
            return -1;
        }
        char whole = parameter.charAt(2);
        if ((whole != '0' && whole != '1') || (length > 3 && parameter.charAt(3) != '.')) {
            return -1;
        }
        int thousandths = 0;
        for (int i = 4; i < 7; i++) {
            int digit = i < length ? parameter.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            thousandths = thousandths * 10 + digit;
        }
        int quality = (whole - '0') * FULL + thousandths;
        return quality <= FULL ? quality : -1;
    }

    /** Whether the client takes a body as it is: unless it excludes that by name, or by the star and not by name. */
    public boolean acceptsIdentity() {
        return qualities.getOrDefault(IDENTITY, qualities.getOrDefault(ANY, FULL)) > 0;
    }

    /**
     * The coding to apply: the one with the highest quality, among equals the first of the list.
     *
     * @param codecs what the server can do, in its order of preference
     * @return empty where the client accepts none of them, or prefers the body as it is by naming it with a higher
     *     quality
     */
    Optional<Codec> preferred(List<Codec> codecs) {
        List<String> names = codecs.stream().map(Codec::name).toList();
        return preferredName(names).map(names::indexOf).map(codecs::get);
    }

    /** The same by name, of codings in which there is a representation already. */
    public Optional<String> preferredName(List<String> names) {
        return names.stream()
                .filter(name -> weight(name) > 0)
                .max(Comparator.comparingInt(this::weight).thenComparing(names::indexOf, Collections.reverseOrder()))
                .filter(name -> weight(name) >= qualities.getOrDefault(IDENTITY, 0));
    }

    private int weight(String coding) {
        return qualities.getOrDefault(coding, qualities.getOrDefault(ANY, 0));
    }
}
