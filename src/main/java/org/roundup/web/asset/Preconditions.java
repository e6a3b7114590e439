package org.roundup.web.asset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Decides whether a browser has the content already. */
final class Preconditions {

    private Preconditions() {}

    /** Whether the answer is 304. */
    static boolean isFresh(Content content, String ifNoneMatch, String ifModifiedSince) {
        if (ifNoneMatch != null) {
            return content.tag() != null && matches(ifNoneMatch, content.tag());
        }
        Instant since = date(ifModifiedSince);
        return since != null
                && content.modified() != null
                && content.modified().getEpochSecond() <= since.getEpochSecond();
    }

    /** Whether a list of tags names the content, in any of its codings, by the weak comparison. */
    private static boolean matches(String list, String tag) {
        String plain = withoutCoding(opaque(tag));
        for (String entry : list.split(",")) {
            String given = entry.strip();
            if (given.equals("*") || withoutCoding(opaque(given)).equals(plain)) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        String text = tag.startsWith("W/") ? tag.substring(2) : tag;
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String withoutCoding(String opaque) {
        for (String coding : new String[] {"-gzip", "-br", "-zstd"}) {
            if (opaque.endsWith(coding)) {
                return opaque.substring(0, opaque.length() - coding.length());
            }
        }
        return opaque;
    }

    static Instant date(String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
