package org.roundup.mail.authenticity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The header {@code Authentication-Results} (RFC 8601 §2.2):
 *
 * <pre>
 * value    = authserv-id [ version ] ( ";" "none" / 1*( ";" method [ "/" version ] "=" result [ reason ] *property ) )
 * reason   = "reason" "=" text
 * property = type "." name "=" text
 * </pre>
 *
 * Comments in parentheses and blanks may stand between all of these.
 *
 * @param server name of the server that wrote it, lower case
 * @param results in their order; none if nothing was checked
 */
record AuthenticationResults(String server, List<Result> results) {

    /**
     * What one method says.
     *
     * @param method lower case, such as {@code dkim}
     * @param value lower case, such as {@code pass}
     * @param properties values by names in lower case, such as {@code header.d}
     */
    record Result(String method, String value, Map<String, String> properties) {}

    /** Reads the value of a header; empty if it has another form. */
    static Optional<AuthenticationResults> parse(String header) {
        try {
            return Optional.of(parse(new ResultTokens(header)));
        } catch (ResultTokens.Malformed other) {
            return Optional.empty();
        }
    }

    private static AuthenticationResults parse(ResultTokens tokens) throws ResultTokens.Malformed {
        String server = tokens.word();
        if (tokens.isWord()) {
            tokens.number();
        }
        List<Result> results = new ArrayList<>();
        if (tokens.isEnd()) {
            throw new ResultTokens.Malformed();
        }
        while (tokens.skip(';')) {
            if (tokens.isEnd() && !results.isEmpty()) {
                break;
            }
            String method = tokens.keyword();
            if (results.isEmpty() && method.equals("none") && tokens.isEnd()) {
                return new AuthenticationResults(server.toLowerCase(java.util.Locale.ROOT), List.of());
            }
            results.add(result(method, tokens));
        }
        if (!tokens.isEnd()) {
            throw new ResultTokens.Malformed();
        }
        return new AuthenticationResults(server.toLowerCase(java.util.Locale.ROOT), List.copyOf(results));
    }

    private static Result result(String method, ResultTokens tokens) throws ResultTokens.Malformed {
        if (tokens.skip('/')) {
            tokens.number();
        }
        tokens.require('=');
        String value = tokens.keyword();
        Map<String, String> properties = new LinkedHashMap<>();
        while (tokens.isWord()) {
            String name = tokens.keyword();
            if (tokens.skip('.')) {
                name += "." + tokens.keyword();
            } else if (!name.equals("reason")) {
                throw new ResultTokens.Malformed();
            }
            tokens.require('=');
            properties.putIfAbsent(name, tokens.value());
        }
        return new Result(method, value, properties);
    }
}
