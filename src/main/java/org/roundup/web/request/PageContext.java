package org.roundup.web.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path names.
 *
 * @param kind what is asked for
 * @param className the class, or null for home and files
 * @param id decimal id without leading zeros, or null
 * @param rest name of a static file, or what follows the slash of a download
 */
public record PageContext(Kind kind, String className, String id, String rest) {

    /** The kinds of paths. */
    public enum Kind {
        HOME,
        CLASS,
        ITEM,
        DOWNLOAD,
        STATIC,
        /** A path that names nothing. */
        UNKNOWN
    }

    private static final Pattern DESIGNATOR = Pattern.compile("([A-Za-z](?:[A-Za-z_0-9]*[A-Za-z_])?)0*([0-9]+)");
    private static final Pattern CLASS = Pattern.compile("[A-Za-z]([A-Za-z_0-9]*[A-Za-z_]+)?");
    private static final int MAX_DIGITS = 10;
    private static final long MAX_ID = Integer.MAX_VALUE;

    /** The home page. */
    public static final PageContext HOME = new PageContext(Kind.HOME, null, null, null);

    /** Reads a decoded path below the tracker's address, without leading slash. */
    public static PageContext of(String path) {
        int slash = path.indexOf('/');
        String head = slash < 0 ? path : path.substring(0, slash);
        String rest = slash < 0 ? null : path.substring(slash + 1);
        if (head.isEmpty() || head.equals("home") || head.equals("index")) {
            return HOME;
        }
        if (head.equals("@@file") || head.equals("_file")) {
            return new PageContext(Kind.STATIC, null, null, rest == null ? "" : rest);
        }
        Matcher designator = DESIGNATOR.matcher(head);
        if (designator.matches()) {
            return item(designator, rest);
        }
        boolean isClass = rest == null && CLASS.matcher(head).matches();
        return new PageContext(isClass ? Kind.CLASS : Kind.UNKNOWN, head, null, rest);
    }

    private static PageContext item(Matcher designator, String rest) {
        String className = designator.group(1);
        String id = designator.group(2);
        if (id.length() > MAX_DIGITS || Long.parseLong(id) > MAX_ID) {
            return new PageContext(Kind.UNKNOWN, className, id, rest);
        }
        return new PageContext(rest == null ? Kind.ITEM : Kind.DOWNLOAD, className, id, rest);
    }

    /** The page of a class. */
    public static PageContext ofClass(String className) {
        return new PageContext(Kind.CLASS, className, null, null);
    }

    /** The item as links name it, or the class, or the empty text. */
    public String designator() {
        if (className == null) {
            return "";
        }
        return id == null ? className : className + id;
    }
}
