package org.roundup.web.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;
import java.util.Locale;
import org.roundup.hyperdb.ValueError;

/** Decides whether a form may send the browser on to an address: only to places inside the tracker. */
public final class RedirectCheck {

    private static final BitSet ALLOWED = new BitSet(128);

    static {
        ALLOWED.set('A', 'Z' + 1);
        ALLOWED.set('a', 'z' + 1);
        ALLOWED.set('0', '9' + 1);
        "@:/?._~%!$&'()*+,;=-".chars().forEach(ALLOWED::set);
    }

    private RedirectCheck() {}

    /**
     * The address if it is allowed.
     *
     * @param base the tracker's address, with a slash at its end
     * @throws ValueError if it leads elsewhere or is not escaped
     */
    public static String check(String url, String base) {
        Parts given = Parts.of(url);
        Parts own = Parts.of(base);
        if (!given.scheme.equals("http") && !given.scheme.equals("https")) {
            throw new ValueError("Unrecognized scheme in " + url);
        }
        if (own.scheme.equals("https") && given.scheme.equals("http")) {
            throw new ValueError("Base url " + base + " requires https. Redirect url " + url + " uses http.");
        }
        if (!given.authority.equals(own.authority)) {
            throw new ValueError("Net location in " + url + " does not match base: " + own.authority);
        }
        if (!given.path.startsWith(own.path)) {
            throw new ValueError("Base path " + own.path + " is not a prefix for url " + url);
        }
        requireEscaped("Path", given.path, url);
        requireEscaped("Query", given.query, url);
        requireEscaped("Fragment", given.fragment, url);
        requireNoDots(given.path, url);
        return url;
    }

    private static void requireEscaped(String part, String text, String url) {
        if (!text.chars().allMatch(ALLOWED::get)) {
            throw new ValueError(part + " component (" + text + ") in " + url + " is not properly escaped");
        }
    }

    private static void requireNoDots(String path, String url) {
        for (String segment : path.split("/")) {
            String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (plain.equals("..") || plain.equals(".")) {
                throw new ValueError("Path component (" + path + ") in " + url + " leaves the tracker");
            }
        }
    }

    /** The parts of an address, empty where they are missing; cut at the marks alone, so that nothing is refused yet. */
    private record Parts(String scheme, String authority, String path, String query, String fragment) {

        static Parts of(String url) {
            String rest = url;
            String fragment = "";
            int hash = rest.indexOf('#');
            if (hash >= 0) {
                fragment = rest.substring(hash + 1);
                rest = rest.substring(0, hash);
            }
            String query = "";
            int mark = rest.indexOf('?');
            if (mark >= 0) {
                query = rest.substring(mark + 1);
                rest = rest.substring(0, mark);
            }
            int colon = rest.indexOf("://");
            if (colon < 0) {
                return new Parts(schemeAlone(rest), "", rest, query, fragment);
            }
            int slash = rest.indexOf('/', colon + 3);
            String authority = slash < 0 ? rest.substring(colon + 3) : rest.substring(colon + 3, slash);
            String path = slash < 0 ? "" : rest.substring(slash);
            return new Parts(rest.substring(0, colon).toLowerCase(Locale.ROOT), authority, path, query, fragment);
        }

        private static String schemeAlone(String rest) {
            try {
                String scheme = new URI(rest).getScheme();
                return scheme == null || scheme.startsWith("http") ? "" : scheme;
            } catch (URISyntaxException malformed) {
                return "";
            }
        }
    }
}
