package org.roundup.web.api;

import java.util.Optional;
import java.util.Set;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.store.session.ApiTokens;
import org.roundup.web.session.BasicCredentials;
import org.roundup.web.session.Credentials;
import org.roundup.web.session.LoginRefused;

/** The header {@code Authorization} of one call: Basic or Bearer. Belongs to that call. */
final class ApiCredentials implements Credentials {

    private static final String BEARER = "Bearer ";

    private final ApiTokens keys;
    private final PasswordGate passwords;
    private final JsonWebTokens tokens;
    private boolean bearer;
    private Set<String> roles;

    ApiCredentials(ApiTokens keys, PasswordGate passwords, JsonWebTokens tokens) {
        this.keys = keys;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @Override
    public Optional<String> user(String header, String address, Database db) {
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String text = header.substring(BEARER.length()).strip();
            return Optional.of(text.startsWith(ApiTokens.PREFIX) ? byToken(text, db) : byJsonWebToken(text, db));
        }
        Optional<BasicCredentials.Pair> pair = BasicCredentials.read(header);
        if (pair.isPresent() && pair.get().password().startsWith(ApiTokens.PREFIX)) {
            String owner = byToken(pair.get().password(), db);
            bearer = false;
            if (!owner.equals(pair.get().name())) {
                throw new LoginRefused("Invalid login");
            }
            return Optional.of(owner);
        }
        pair.ifPresent(given -> passwords.check(db, given.name(), given.password()));
        return pair.map(BasicCredentials.Pair::name);
    }

    private String byJsonWebToken(String text, Database db) {
        JsonWebTokens.Grant grant = tokens.verify(text, db);
        bearer = true;
        roles = grant.roles();
        return grant.userName();
    }

    private String byToken(String text, Database db) {
        ApiTokens.Token token = keys.find(text).orElseThrow(() -> new LoginRefused("Invalid login"));
        StoredClass users = db.getclass("user");
        if (!users.hasnode(token.userId()) || users.isRetired(token.userId())) {
            throw new LoginRefused("Invalid login");
        }
        bearer = true;
        roles = token.roles().isEmpty() ? null : Set.copyOf(token.roles());
        return users.get(token.userId(), "username").toString();
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
