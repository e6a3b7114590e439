package org.roundup.web.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.roundup.hyperdb.UsageError;

/** What tokens for programs may be like, whoever makes them. */
public final class TokenRules {

    /** The methods of HTTP that a token can be confined to. HEAD and OPTIONS go with GET. */
    public static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final int LONGEST_NAME = 200;
    private static final long LONGEST_LIFE_SECONDS = Duration.ofDays(3660).toSeconds();

    private TokenRules() {}

    /** @throws UsageError unless it is a name */
    public static String name(String given) {
        if (given == null || given.isBlank() || given.strip().length() > LONGEST_NAME) {
            throw new UsageError("A token needs a name of at most " + LONGEST_NAME + " characters.");
        }
        return given.strip();
    }

    /**
     * The roles of a token.
     *
     * @param given names in any case; none for all
     * @param own the roles with which its user acts, in lower case: who acts with some only does not give all away
     * @throws UsageError if the user has not all that are given
     */
    public static List<String> roles(Collection<?> given, Collection<String> own) {
        List<String> roles = new ArrayList<>();
        for (Object each : given) {
            String role = each.toString().strip().toLowerCase(Locale.ROOT);
            if (!own.contains(role)) {
                throw new UsageError("You do not have the role " + each + ".");
            }
            roles.add(role);
        }
        return roles.isEmpty() ? List.copyOf(own) : roles;
    }

    /**
     * The methods of a token.
     *
     * @param given names in any case; none for all
     * @throws UsageError if one is none of {@link #METHODS}
     */
    public static List<String> methods(Collection<?> given) {
        TreeSet<String> methods = new TreeSet<>();
        for (Object each : given) {
            String method = each.toString().strip().toUpperCase(Locale.ROOT);
            if (!METHODS.contains(method)) {
                throw new UsageError("\"" + each + "\" is not one of " + String.join(", ", METHODS) + ".");
            }
            methods.add(method);
        }
        return methods.size() == METHODS.size() ? List.of() : List.copyOf(methods);
    }

    /**
     * The end of a token's life.
     *
     * @param seconds how long it is to live
     * @throws UsageError if that is too short or too long
     */
    public static Instant expires(Instant now, long seconds) {
        if (seconds < 1 || seconds > LONGEST_LIFE_SECONDS) {
            throw new UsageError("A lifetime is 1 to " + LONGEST_LIFE_SECONDS + " seconds.");
        }
        return now.plusSeconds(seconds);
    }
}
