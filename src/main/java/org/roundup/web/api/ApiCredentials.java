package org.roundup.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.store.session.ApiTokens;
import org.roundup.tracker.Tracker;
import org.roundup.web.session.BasicCredentials;
import org.roundup.web.session.Credentials;
import org.roundup.web.session.Identity;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.session.Logins;
import org.roundup.web.visit.Request;

/** The header {@code Authorization} of one call: Basic or Bearer. Belongs to that call. */
final class ApiCredentials implements Credentials {

    private static final String BEARER = "Bearer ";

    private final Tracker tracker;
    private final Logins logins;
    private final JsonWebTokens tokens;
    private boolean bearer;
    private boolean passwordChecked;
    private String tokenId;
    private Instant expires;
    private Set<String> roles;
    private List<String> methods = List.of();

    ApiCredentials(Tracker tracker, Logins logins, JsonWebTokens tokens) {
        this.tracker = tracker;
        this.logins = logins;
        this.tokens = tokens;
    }

    @Override
    public Optional<String> user(Request request, String address, Database db) {
        String header = request.header("authorization");
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
        pair.ifPresent(given -> checkPassword(request, given, address, db));
        return pair.map(BasicCredentials.Pair::name);
    }

    private void checkPassword(Request request, BasicCredentials.Pair given, String address, Database db) {
        String id = logins.check(db, given.name(), given.password(), address, request.serverPasswords());
        if (!tracker.access(db).hasPermission("Web Access", id)) {
            throw new LoginRefused("You do not have permission to login");
        }
        passwordChecked = true;
    }

    private String byJsonWebToken(String text, Database db) {
        JsonWebTokens.Grant grant = tokens.verify(text, db);
        bearer = true;
        roles = grant.roles();
        expires = grant.expires();
        return grant.userName();
    }

    private String byToken(String text, Database db) {
        ApiTokens.Token token =
                tracker.store().apiTokens().find(text).orElseThrow(() -> new LoginRefused("Invalid login"));
        StoredClass users = db.getclass("user");
        if (!users.hasnode(token.userId()) || users.isRetired(token.userId())) {
            throw new LoginRefused("Invalid login");
        }
        bearer = true;
        tokenId = token.id();
        expires = token.expires();
        methods = token.methods();
        roles = token.roles().isEmpty() ? null : Set.copyOf(token.roles());
        return users.get(token.userId(), "username").toString();
    }

    /** Whether a token was sent. */
    boolean isBearer() {
        return bearer;
    }

    /** What the login of a user rests on: this header, if it was looked at, or else the session. */
    Standing standing(Identity identity, Database db) {
        boolean named = passwordChecked || tokenId != null || bearer;
        StoredClass users = db.getclass("user");
        return new Standing(
                identity.userName(),
                passwordChecked ? users.get(users.lookup(identity.userName()), "password") : null,
                named ? null : identity.sessionKey(),
                tokenId,
                expires);
    }

    /** The only roles that the user acts with, or null for all. */
    Set<String> roles() {
        return roles;
    }

    /** The only methods of HTTP that a token may be used with; empty for all. */
    List<String> methods() {
        return methods;
    }
}
