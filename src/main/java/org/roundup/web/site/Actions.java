package org.roundup.web.site;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roundup.web.action.Action;
import org.roundup.web.action.EditItems;
import org.roundup.web.action.ExportCsv;
import org.roundup.web.action.Login;
import org.roundup.web.action.Logout;
import org.roundup.web.action.NewItem;
import org.roundup.web.action.RetireItem;
import org.roundup.web.action.SearchItems;
import org.roundup.web.action.ShowItem;
import org.roundup.web.session.Logins;
import org.roundup.web.session.SessionCookie;
import org.roundup.tracker.Tracker;

/** The actions of a tracker by name. */
final class Actions {

    private final Map<String, Action> actions = new HashMap<>();

    Actions(Tracker tracker, SessionCookie cookie, Logins logins) {
        actions.put("edit", new EditItems(tracker.passwords()));
        actions.put("new", new NewItem(tracker.passwords()));
        actions.put("search", new SearchItems());
        actions.put("show", new ShowItem());
        actions.put("retire", RetireItem.retire());
        actions.put("restore", RetireItem.restore());
        actions.put("export_csv", new ExportCsv(false));
        actions.put("export_csv_id", new ExportCsv(true));
        actions.put("login", new Login(tracker, cookie, logins));
        actions.put("logout", new Logout(tracker, cookie));
    }

    /** The action of that name, in any case. */
    Optional<Action> find(String name) {
        return Optional.ofNullable(actions.get(name.toLowerCase(Locale.ROOT)));
    }
}
