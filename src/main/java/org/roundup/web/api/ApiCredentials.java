package org.roundup.web.api;

import java.util.Optional;
import java.util.Set;
import org.roundup.store.Database;
import org.roundup.web.session.BasicCredentials;
import org.roundup.web.session.Credentials;

/** The header {@code Authorization} of one call: Basic or Bearer. Belongs to that call. */
final class ApiCredentials implements Credentials {

    private static final String BEARER = "Bearer ";

    private final PasswordGate passwords;
    private final JsonWebTokens tokens;
    private boolean bearer;
    private Set<String> roles;

    ApiCredentials(PasswordGate passwords, JsonWebTokens tokens) {
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @Override
    public Optional<String> user(String header, String address, Database db) {
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            JsonWebTokens.Grant grant =
                    tokens.verify(header.substring(BEARER.length()).strip(), db);
            bearer = true;
            roles = grant.roles();
            return Optional.of(grant.userName());
        }
        Optional<BasicCredentials.Pair> pair = BasicCredentials.read(header);
        pair.ifPresent(given -> passwords.check(db, given.name(), given.password()));
        return pair.map(BasicCredentials.Pair::name);
    }

    /** Whether a token was sent. */
    boolean isBearer() {
        return bearer;
    }

    /** The only roles that the user acts with, or null for all. */
    Set<String> roles() {
        return roles;
    }
}
