package org.roundup.web.action;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.roundup.hyperdb.Reauth;
import org.roundup.web.form.FormError;
import org.roundup.web.request.Fields;
import org.roundup.web.request.KeptFiles;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.session.Logins;
import org.roundup.web.visit.Visit;

/**
 * {@code reauth}: checks the password of the current user once more, then does what was asked for before, with the
 * fields and files of that form.
 */
public final class Reauthenticate implements Action {

    private static final Set<String> ALLOWED = Set.of("edit", "bulk_edit", "new", "editcsv", "retire", "restore");
    private static final Set<String> OWN = Set.of("@reauth_password", "@next_action", "@action", KeptFiles.FIELD);
    private static final int TOO_MANY = 429;

    private final Logins logins;
    private final Function<String, Optional<Action>> actions;

    /** @param actions finds actions by name */
    public Reauthenticate(Logins logins, Function<String, Optional<Action>> actions) {
        this.logins = logins;
        this.actions = actions;
    }

    @Override
    public Outcome run(Visit visit) {
        String name = visit.fields().special("next_action").orElse("");
        Optional<Action> next = actions.apply(name);
        boolean allowed = next.isPresent()
                && (ALLOWED.contains(name.toLowerCase(Locale.ROOT)) || next.get() instanceof ScriptAction);
        if (!allowed) {
            throw new FormError("Missing action to be authorized.");
        }
        try {
            logins.check(
                    visit.db(),
                    visit.user().name(),
                    visit.fields().special("reauth_password").orElse(""),
                    visit.clientAddress(),
                    visit.request().serverPasswords());
        } catch (LoginRefused refused) {
            throw again(visit, refused);
        }
        visit.fields(former(visit.fields(), name));
        visit.db().setReauthDone(true);
        return next.get().run(visit);
    }

    private static Reauth again(Visit visit, LoginRefused refused) {
        if (!refused.isTooFast()) {
            return new Reauth("Password incorrect.");
        }
        visit.status(TOO_MANY);
        visit.headers().putAll(refused.headers());
        return new Reauth(refused.getMessage());
    }

    /** The fields of the form that asked for the action at first. */
    private static Fields former(Fields sent, String action) {
        Fields.Builder fields = new Fields.Builder();
        sent.texts().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                values.forEach(value -> fields.add(name, value));
            }
        });
        sent.all(KeptFiles.FIELD).forEach(text -> KeptFiles.restore(text, fields));
        return fields.add("@action", action).build(sent.isMultipart());
    }
}
