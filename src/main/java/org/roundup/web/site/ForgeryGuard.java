package org.roundup.web.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.store.session.OneTimeKeys;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.config.option.WebOptions.Enforcement;
import org.roundup.web.csrf.FormTokens;
import org.roundup.web.csrf.OriginCheck;
import org.roundup.web.session.Identity;
import org.roundup.web.visit.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses forms that may have been sent by a page of somebody else. */
final class ForgeryGuard {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.web.csrf");
    private static final String INVALID =
            "We can't validate your session (csrf failure). " + "Re-enter any unsaved data and try again.";

    private final OriginCheck origins;
    private final FormTokens tokens;
    private final Tracker tracker;
    private final Enforcement enforcement;
    private final Clock clock;

    ForgeryGuard(Tracker tracker) {
        TrackerConfig config = tracker.config();
        this.origins = new OriginCheck(config);
        Duration lifetime = Duration.ofMinutes(config.get(WebOptions.CSRF_TOKEN_LIFETIME));
        this.tokens = new FormTokens(config.get(WebOptions.SECRET_KEY), lifetime, Clock.systemUTC());
        this.tracker = tracker;
        this.clock = Clock.systemUTC();
        this.enforcement = config.get(WebOptions.CSRF_ENFORCE_TOKEN);
    }

    /** A token for the forms of a page. */
    String token(String userId, Identity identity) {
        return origins.isTokenless() ? "0" : tokens.issue(userId, identity.sessionMark());
    }

    /**
     * What is wrong with an unsafe request; nothing if it may be carried out. Its token is used up.
     *
     * @throws org.roundup.web.csrf.Forgery if its headers tell that it comes from elsewhere
     */
    Optional<String> problem(Request request, String userId, Identity identity) {
        origins.check(request::header);
        if (origins.isTokenless() || enforcement == Enforcement.NO) {
            return Optional.empty();
        }
        List<String> sent = request.fields().all("@csrf");
        String token = sent.isEmpty() ? request.fields().first(":csrf") : sent.get(0);
        if (token == null) {
            return enforcement == Enforcement.REQUIRED ? Optional.of(INVALID) : Optional.empty();
        }
        Optional<Instant> expiry = tokens.verify(token, userId, identity.sessionMark());
        if (expiry.isPresent() && useUp(token, expiry.get())) {
            return Optional.empty();
        }
        if (enforcement == Enforcement.LOGFAILURE) {
            LOG.warn("accepted a form with an invalid token from user {}", userId);
            return Optional.empty();
        }
        return Optional.of(INVALID);
    }

    private boolean useUp(String token, Instant expiry) {
        OneTimeKeys used = tracker.store().oneTimeKeys();
        String key = "csrf-used-" + token;
        if (used.exists(key)) {
            return false;
        }
        double left = Math.max(0, Duration.between(clock.instant(), expiry).toSeconds());
        used.set(key, Map.of(OneTimeKeys.TIMESTAMP, used.lifetime(left)));
        return true;
    }
}
