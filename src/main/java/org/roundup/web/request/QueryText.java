package org.roundup.web.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Reads {@code name=value&name=value}, the form of queries and of urlencoded bodies. */
final class QueryText {

    private QueryText() {}

    /** Hands every pair, decoded, to the consumer. Malformed escapes are kept as they are. */
    static void parse(String text, BiConsumer<String, String> consumer) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            if (end < 0) {
                end = text.length();
            }
            if (end > start) {
                int equals = text.indexOf('=', start);
                if (equals >= 0 && equals < end) {
                    consumer.accept(decode(text.substring(start, equals)), decode(text.substring(equals + 1, end)));
                } else {
                    consumer.accept(decode(text.substring(start, end)), "");
                }
            }
            start = end + 1;
        }
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
