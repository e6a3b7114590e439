package org.roundup.web.action;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.roundup.hyperdb.Reauth;
import org.roundup.web.form.FormError;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.session.Logins;
import org.roundup.web.visit.Visit;

/** {@code reauth}: checks the password of the current user once more, then does what was asked for before. */
public final class Reauthenticate implements Action {

    private static final Set<String> ALLOWED = Set.of("edit", "new", "editcsv", "retire", "restore");

    private final Logins logins;
    private final Function<String, Optional<Action>> actions;

    /** @param actions finds actions by name */
    public Reauthenticate(Logins logins, Function<String, Optional<Action>> actions) {
        this.logins = logins;
        this.actions = actions;
    }

    @Override
    public Outcome run(Visit visit) {
        String next = visit.fields().special("next_action").orElse("").toLowerCase(java.util.Locale.ROOT);
        if (!ALLOWED.contains(next)) {
            throw new FormError("Missing action to be authorized.");
        }
        String password = visit.fields().special("reauth_password").orElse("");
        try {
            logins.check(visit.db(), visit.user().name(), password, visit.clientAddress(), visit.request().serverPasswords());
        } catch (LoginRefused refused) {
            throw new Reauth(refused.waitSeconds() > 0 ? refused.getMessage() : "Password incorrect.");
        }
        visit.db().setReauthDone(true);
        return actions.apply(next).orElseThrow().run(visit);
    }
}
