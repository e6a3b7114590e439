package org.roundup.web.wrapper;

import java.time.Instant;
import java.util.List;
import org.roundup.store.session.ApiTokens;
import org.roundup.web.html.Markup;

/** A token of the visitor, without its secret. */
public final class TokenRow {

    private final Wrappers wrappers;
    private final ApiTokens.Token token;

    TokenRow(Wrappers wrappers, ApiTokens.Token token) {
        this.wrappers = wrappers;
        this.token = token;
    }

    /** By what the action {@code token_revoke} knows it. */
    public String getId() {
        return token.id();
    }

    /** What the visitor calls it. */
    public String getName() {
        return token.name();
    }

    /** Names of its roles, in lower case. */
    public List<String> getRoles() {
        return token.roles();
    }

    /** The methods of HTTP to which it is confined; empty for all. */
    public List<String> getMethods() {
        return token.methods();
    }

    /** When it was made. */
    public Markup getCreated() {
        return Account.time(wrappers, token.created());
    }

    /** When its life ends, or null. */
    public Markup getExpires() {
        return token.expires() == null ? null : Account.time(wrappers, token.expires());
    }

    /** Whether its life is over. */
    public boolean isExpired() {
        Instant now = Instant.ofEpochMilli(wrappers.visit().now().epochMilli());
        return token.expires() != null && !token.expires().isAfter(now);
    }

    /** When it was used last, within a minute; null if never. */
    public Markup getUsed() {
        return token.used() == null ? null : Account.time(wrappers, token.used());
    }
}
