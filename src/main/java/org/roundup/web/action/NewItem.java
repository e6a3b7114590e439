package org.roundup.web.action;

import java.util.Map;
import org.roundup.security.Passwords;
import org.roundup.web.form.FormTarget;
import org.roundup.web.form.ParsedForm;
import org.roundup.web.request.RedirectCheck;
import org.roundup.web.visit.Visit;

/** {@code new}: makes the item that the form is about, and those that go with it. */
public final class NewItem implements Action {

    private final Passwords passwords;

    public NewItem(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Outcome run(Visit visit) {
        ParsedForm form = EditItems.parse(visit, passwords, true);
        if (form == null) {
            return Outcome.PAGE;
        }
        FormTarget page =
                new FormTarget(visit.context().className(), visit.context().id());
        boolean nothing = form.items().getOrDefault(page, Map.of()).isEmpty()
                && form.links().isEmpty();
        if (nothing && page.id() == null) {
            visit.messages().error("Error: there is nothing to create");
            visit.status(EditItems.UNPROCESSABLE);
            return Outcome.PAGE;
        }
        form.items().putIfAbsent(page, Map.of());
        ItemChanges changes = new ItemChanges(visit, form);
        if (!EditItems.applied(visit, changes, "Error: ")) {
            return Outcome.PAGE;
        }
        String next = visit.fields().first("__redirect_to");
        if (next != null) {
            return Locations.checked(visit, RedirectCheck.check(next, visit.base()), changes.message());
        }
        String id = changes.idOf(page);
        String designator = page.className() + (id == null ? "" : id);
        return Locations.page(visit, designator, changes.message(), id == null ? "index" : visit.view());
    }
}
