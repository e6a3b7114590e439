package org.roundup.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes requests that are nearly right. */
public final class BadInput {

    private static final String[] NAMES = {
        "name",
        "due",
        "effort",
        "flag",
        "ratio",
        "count",
        "parts",
        "pw",
        "hidden",
        "code",
        "id",
        "creator",
        "bogus",
        "@etag",
        "@op",
        "@verbose",
        "@apiver",
        "@pretty",
        "",
        "a.b",
        "name.x",
        "parts.name"
    };
    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1e400",
        "-0.0",
        "1.5",
        "99999999999999999999",
        "\"\"",
        "\" \"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"x\"",
        "\"1\"",
        "\"-1\"",
        "\"2024-13-45\"",
        "\"9999-12-31.23:59:61\"",
        "\"+ 1y\"",
        "\"{PBKDF2S5}x\"",
        "\"{\"",
        "[]",
        "[1]",
        "[null]",
        "[[]]",
        "{}",
        "[\"+1\",\"-1\"]",
        "\"1,,2\"",
        "\"-99999d\"",
        "NaN",
        "Infinity",
        "\"\\ud83d\\ude00\"",
        "'x'",
        "\"1;2\"",
        "\"a\" \"b\"",
        "01",
        "[1,]"
    };
    private static final String[] KEYS = {
        "name",
        "name:",
        "name~",
        "due",
        "effort",
        "flag",
        "ratio",
        "count",
        "parts",
        "parts.name",
        "parts.parts.id",
        "code",
        "code.name",
        "id",
        "creator",
        "creator.username",
        "hidden",
        "pw",
        "bogus",
        "name.x",
        ".",
        "..",
        "@sort",
        "@group",
        "@fields",
        "@attrs",
        "@verbose",
        "@page_size",
        "@page_index",
        "@search_text",
        "@apiver",
        "@stats"
    };
    private static final String[] TEXTS = {
        "1",
        "-1",
        "-2",
        "-3",
        "1,-2",
        "1,2,-3",
        "1,-3",
        "abc",
        "",
        " ",
        ",",
        ",,",
        ";",
        "1;",
        ";1",
        "2024",
        "2024;x",
        "-",
        "+",
        "--",
        "+name",
        "-name,id",
        "name,name",
        "\u0000",
        "%",
        "'",
        "\"",
        "\\",
        "*",
        "_",
        "99999999999999",
        "2147483647",
        "2147483648",
        "1.5",
        "1e5",
        "NaN",
        "true",
        "AND",
        "\"a",
        "a OR b",
        "(",
        "due.x",
        "parts",
        "parts.name",
        "code.order",
        "1d",
        "-1w;",
        "9999999999d",
        "\ud83d\ude00",
        "-4",
        "-5,-3"
    };

    private BadInput() {}

    /** One of several, at random. */
    public static String one(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A value that is nearly JSON. */
    static String value(Random random) {
        return one(random, VALUES);
    }

    /** A body that is nearly JSON for a thing. */
    static String body(Random random) {
        StringBuilder body = new StringBuilder("{\"name\":\"n")
                .append(random.nextInt(1 << 30))
                .append('"');
        for (int i = random.nextInt(4); i >= 0; i--) {
            body.append(",\"").append(one(random, NAMES)).append("\":").append(one(random, VALUES));
        }
        body.append('}');
        if (random.nextInt(8) == 0) {
            body.setLength(random.nextInt(body.length()));
        }
        return body.toString();
    }

    /** A query of things or users. */
    static String query(Random random) {
        StringBuilder query = new StringBuilder(random.nextInt(5) == 0 ? "user?" : "thing?");
        for (int i = random.nextInt(4); i >= 0; i--) {
            query.append(URLEncoder.encode(one(random, KEYS), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(one(random, TEXTS), StandardCharsets.UTF_8))
                    .append('&');
        }
        return query.toString();
    }
}
