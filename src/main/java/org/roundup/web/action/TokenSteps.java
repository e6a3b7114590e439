package org.roundup.web.action;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.Tracker;
import org.roundup.web.api.TokenRules;
import org.roundup.web.form.FormError;
import org.roundup.web.request.Fields;
import org.roundup.web.visit.Visit;

/** What visitors do with the tokens of their programs. */
public final class TokenSteps {

    private static final String VIEW = "tokens";

    private final Tracker tracker;

    public TokenSteps(Tracker tracker) {
        this.tracker = tracker;
    }

    /** {@code token_create}: makes a token, and shows it this once. Fields: name, roles, methods, days. */
    public Outcome create(Visit visit) {
        requireLogin(visit);
        Fields fields = visit.fields();
        String id = visit.user().id();
        String text;
        try {
            text = tracker.store()
                    .apiTokens()
                    .create(
                            id,
                            TokenRules.name(fields.first("name", "")),
                            TokenRules.roles(fields.all("roles"), visit.db().rolesOf(id)),
                            TokenRules.methods(fields.all("methods")),
                            expires(visit, fields.first("days", "")));
        } catch (UsageError broken) {
            throw new FormError(broken.getMessage());
        }
        return show(visit, text);
    }

    private static Instant expires(Visit visit, String days) {
        if (days.isBlank()) {
            return null;
        }
        try {
            long seconds = Math.multiplyExact(
                    Long.parseLong(days.strip()), Duration.ofDays(1).toSeconds());
            return TokenRules.expires(visit.db().now().toInstant(), seconds);
        } catch (NumberFormatException | ArithmeticException malformed) {
            throw new FormError("\"" + days + "\" is not a number of days");
        }
    }

    /** The answer itself shows the token: an address would keep it. */
    private static Outcome show(Visit visit, String text) {
        visit.template(VIEW);
        visit.fields(Fields.ofQuery("@template=" + VIEW));
        visit.headers().put("Cache-Control", "no-store");
        visit.messages()
                .ok(visit.translator().gettext("This is the token. It is shown this once; keep it safe.") + "\n"
                        + text);
        return Outcome.PAGE;
    }

    /** {@code token_revoke}: ends the token that the field {@code token} names. */
    public Outcome revoke(Visit visit) {
        requireLogin(visit);
        List<String> ids = visit.fields().all("token");
        boolean revoked = ids.size() == 1
                && tracker.store().apiTokens().remove(visit.user().id(), ids.get(0));
        if (!revoked) {
            throw new FormError("There is no such token; it may have been revoked already");
        }
        return Locations.page(visit, "home", "Token revoked", VIEW);
    }

    private static void requireLogin(Visit visit) {
        if (visit.user().isAnonymous()) {
            throw new Unauthorised("You are not logged in");
        }
    }
}
