package org.roundup.web.action;

import java.util.Optional;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.DetectorError;
import org.roundup.hyperdb.Reauth;
import org.roundup.hyperdb.RejectRaw;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.security.Passwords;
import org.roundup.web.form.FormError;
import org.roundup.web.form.FormReader;
import org.roundup.web.form.ParsedForm;
import org.roundup.web.html.Markup;
import org.roundup.web.request.RedirectCheck;
import org.roundup.web.visit.Visit;

/** {@code edit}: changes items, and makes those that the form adds. */
public final class EditItems implements Action {

    static final int UNPROCESSABLE = 422;
    static final int CONFLICT = 409;

    private final Passwords passwords;

    public EditItems(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Outcome run(Visit visit) {
        ParsedForm form = parse(visit, passwords, false);
        if (form == null) {
            return Outcome.PAGE;
        }
        Optional<Markup> collision = Collision.of(visit, form);
        if (collision.isPresent()) {
            visit.messages().error(collision.get());
            visit.status(CONFLICT);
            visit.template("collision");
            return Outcome.PAGE;
        }
        ItemChanges changes = new ItemChanges(visit, form);
        if (!applied(visit, changes, "Edit Error: ")) {
            return Outcome.PAGE;
        }
        String next = visit.fields().first("__redirect_to");
        if (next != null) {
            return Locations.checked(visit, RedirectCheck.check(next, visit.base()), changes.message());
        }
        if (visit.context().id() == null) {
            return Locations.index(visit, changes.message());
        }
        String view = visit.view();
        return Locations.page(visit, visit.context().designator(), changes.message(), view);
    }

    /** The form, or null if it is wrong, which the messages then say. */
    static ParsedForm parse(Visit visit, Passwords passwords, boolean create) {
        try {
            return new FormReader(visit, passwords).read(create);
        } catch (FormError error) {
            visit.messages().error((create ? "Error: " : "") + error.getMessage());
            visit.status(UNPROCESSABLE);
            return null;
        }
    }

    /** Carries out and commits the changes; on a refusal drops them and says why. */
    static boolean applied(Visit visit, ItemChanges changes, String prefix) {
        try {
            changes.apply();
            visit.db().commit();
            return true;
        } catch (Unauthorised | Reauth | DatabaseError | DetectorError mappedElsewhere) {
            throw mappedElsewhere;
        } catch (RejectRaw refusal) {
            visit.db().rollback();
            visit.messages().error(new Markup(prefix + refusal.getMessage()));
        } catch (RoundupException refusal) {
            visit.db().rollback();
            visit.messages().error(prefix + refusal.getMessage());
        }
        visit.status(UNPROCESSABLE);
        return false;
    }
}
