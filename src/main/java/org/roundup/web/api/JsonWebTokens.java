package org.roundup.web.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.session.LoginRefused;

/**
 * JSON web tokens, HS256 only. Issuer and audience are the tracker's address, the subject is the id of a user, and
 * {@code roles} are those of the user's roles that the token lets the bearer use.
 */
public final class JsonWebTokens {

    private static final int SHORTEST_SECRET = 32;

    /**
     * What a token grants.
     *
     * @param userName a live user
     * @param roles names in lower case
     * @param issued when the token was made, or null
     * @param expires the end of its life, or null
     */
    public record Grant(String userName, Set<String> roles, Instant issued, Instant expires) {}

    private final Tracker tracker;
    private final String address;
    private final List<String> secrets;

    public JsonWebTokens(Tracker tracker) {
        this.tracker = tracker;
        this.address = tracker.config().get(TrackerOptions.WEB);
        List<String> configured = tracker.config().get(WebOptions.JWT_SECRET);
        boolean enabled = !configured.isEmpty() && configured.get(0).length() >= SHORTEST_SECRET;
        this.secrets = enabled ? configured : List.of();
    }

    /** Whether there is a key to sign and verify with. */
    public boolean isEnabled() {
        return !secrets.isEmpty();
    }

    /**
     * What a token grants.
     *
     * @throws LoginRefused if it is not valid now
     */
    public Grant verify(String text, Database db) {
        if (!isEnabled()) {
            throw new LoginRefused("Support for jwt disabled by admin.");
        }
        SignedJWT token = parse(text);
        if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())) {
            throw new LoginRefused("The specified alg value is not allowed");
        }
        if (secrets.stream().noneMatch(secret -> isSignedBy(token, secret))) {
            throw new LoginRefused("Signature verification failed");
        }
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            checkTimes(claims);
            checkAddresses(claims);
            return new Grant(
                    subject(token, db),
                    roles(claims),
                    instant(claims.getIssueTime()),
                    instant(claims.getExpirationTime()));
        } catch (ParseException malformed) {
            throw new LoginRefused("Invalid payload: " + malformed.getMessage());
        }
    }

    private static Instant instant(java.util.Date date) {
        return date == null ? null : date.toInstant();
    }

    /**
     * Makes a token, signed with the first key.
     *
     * @param userId id of the user it acts for
     * @param roles names in lower case
     */
    public String issue(String userId, Collection<String> roles, Duration lifetime) {
        Instant now = tracker.store().settings().clock().instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", address);
        claims.put("aud", address);
        claims.put("sub", userId);
        claims.put("roles", List.copyOf(roles));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(JOSEObjectType.JWT)
                            .build(),
                    new Payload(claims));
            token.sign(new MACSigner(secrets.get(0).getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SignedJWT parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new LoginRefused("Not enough segments");
        }
        try {
            return SignedJWT.parse(text);
        } catch (ParseException malformed) {
            throw new LoginRefused(
                    text.endsWith(".") ? "The specified alg value is not allowed" : "Invalid header padding");
        }
    }

    private static boolean isSignedBy(SignedJWT token, String secret) {
        try {
            return token.verify(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private void checkTimes(JWTClaimsSet claims) {
        Instant now = tracker.store().settings().clock().instant();
        if (claims.getExpirationTime() != null
                && !now.isBefore(claims.getExpirationTime().toInstant())) {
            throw new LoginRefused("Signature has expired");
        }
        if (claims.getNotBeforeTime() != null
                && now.isBefore(claims.getNotBeforeTime().toInstant())) {
            throw new LoginRefused("The token is not yet valid (nbf)");
        }
        if (claims.getIssueTime() != null && now.isBefore(claims.getIssueTime().toInstant())) {
            throw new LoginRefused("The token is not yet valid (iat)");
        }
    }

    private void checkAddresses(JWTClaimsSet claims) {
        if (claims.getIssuer() == null) {
            throw new LoginRefused("Token is missing the \"iss\" claim");
        }
        if (!claims.getIssuer().equals(address)) {
            throw new LoginRefused("Invalid issuer");
        }
        if (claims.getAudience() == null || claims.getAudience().isEmpty()) {
            throw new LoginRefused("Token is missing the \"aud\" claim");
        }
        if (!claims.getAudience().contains(address)) {
            throw new LoginRefused("Audience doesn't match");
        }
    }

    private static String subject(SignedJWT token, Database db) {
        Object subject = token.getPayload().toJSONObject().get("sub");
        if (subject != null && !(subject instanceof String)) {
            throw new LoginRefused("Subject must be a string");
        }
        HyperClass users = db.getclass("user");
        String id = (String) subject;
        boolean known = id != null
                && !id.isEmpty()
                && id.chars().allMatch(c -> c >= '0' && c <= '9')
                && users.hasnode(id)
                && !users.isRetired(id);
        if (!known) {
            throw new LoginRefused("Token subject is invalid.");
        }
        return users.get(id, "username").toString();
    }

    private Set<String> roles(JWTClaimsSet claims) {
        if (!(claims.getClaim("roles") instanceof List<?> names)) {
            throw new LoginRefused("Token roles are invalid.");
        }
        Set<String> roles = new HashSet<>();
        for (Object name : names) {
            String role = String.valueOf(name).toLowerCase(Locale.ROOT);
            if (!tracker.security().roles().containsKey(role)) {
                throw new LoginRefused("Token roles are invalid.");
            }
            roles.add(role);
        }
        return roles;
    }
}
