package org.roundup.web.session;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.roundup.store.Database;
import org.roundup.web.visit.Request;

/** Name and password by HTTP Basic. */
public final class BasicCredentials implements Credentials {

    private static final String SCHEME = "Basic ";

    /** A name and a password as they were sent. */
    public record Pair(String name, String password) {}

    private final Logins logins;

    public BasicCredentials(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Optional<String> user(Request request, String address, Database db) {
        Optional<Pair> pair = read(request.header("authorization"));
        pair.ifPresent(given -> logins.check(db, given.name(), given.password(), address, request.serverPasswords()));
        return pair.map(Pair::name);
    }

    /**
     * Reads a header.
     *
     * @return nothing if it is of another scheme
     * @throws LoginRefused if it is malformed
     */
    public static Optional<Pair> read(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String[] pair = decoded(header.substring(SCHEME.length()).strip()).split(":", 2);
        if (pair.length < 2) {
            throw new LoginRefused("Invalid login");
        }
        return Optional.of(new Pair(pair[0], pair[1]));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
