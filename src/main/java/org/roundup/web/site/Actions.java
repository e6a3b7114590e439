package org.roundup.web.site;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roundup.tracker.Tracker;
import org.roundup.web.action.Action;
import org.roundup.web.action.BulkEdit;
import org.roundup.web.action.ChooseMail;
import org.roundup.web.action.ConfirmRegistration;
import org.roundup.web.action.EditItems;
import org.roundup.web.action.EditTable;
import org.roundup.web.action.EndSession;
import org.roundup.web.action.ExportCsv;
import org.roundup.web.action.Login;
import org.roundup.web.action.Logout;
import org.roundup.web.action.MuteItem;
import org.roundup.web.action.NewItem;
import org.roundup.web.action.OutboxSteps;
import org.roundup.web.action.Reauthenticate;
import org.roundup.web.action.Register;
import org.roundup.web.action.ResetPassword;
import org.roundup.web.action.RetireItem;
import org.roundup.web.action.SaveWebhook;
import org.roundup.web.action.ScriptAction;
import org.roundup.web.action.SearchItems;
import org.roundup.web.action.ShowItem;
import org.roundup.web.action.TokenSteps;
import org.roundup.web.action.WebhookSteps;
import org.roundup.web.session.AttemptLimit;
import org.roundup.web.session.LoginSessions;
import org.roundup.web.session.Logins;

/** The actions of a tracker by name. */
final class Actions {

    private static final long RESETS_PER_HOUR = 20;
    private static final long REGISTRATIONS_PER_HOUR = 30;

    private final Tracker tracker;
    private final Map<String, Action> actions = new HashMap<>();

    Actions(Tracker tracker, LoginSessions sessions, Logins logins) {
        this.tracker = tracker;
        EditItems edit = new EditItems(tracker.passwords());
        actions.put("edit", edit);
        actions.put("bulk_edit", new BulkEdit(edit));
        actions.put("new", new NewItem(tracker.passwords()));
        actions.put("search", new SearchItems());
        actions.put("show", new ShowItem());
        actions.put("retire", RetireItem.retire());
        actions.put("restore", RetireItem.restore());
        actions.put("export_csv", new ExportCsv(false));
        actions.put("export_csv_id", new ExportCsv(true));
        Login login = new Login(tracker, sessions, logins);
        actions.put("login", login);
        actions.put("editcsv", new EditTable(tracker.passwords()));
        actions.put("register", new Register(tracker, login, new AttemptLimit(tracker, REGISTRATIONS_PER_HOUR)));
        actions.put("confrego", new ConfirmRegistration(tracker, login));
        actions.put("passrst", new ResetPassword(tracker, new AttemptLimit(tracker, RESETS_PER_HOUR)));
        actions.put("reauth", new Reauthenticate(logins, this::find));
        actions.put("end_session", new EndSession(tracker));
        actions.put("logout", new Logout(sessions));
        actions.put("mute", MuteItem.mute());
        actions.put("unmute", MuteItem.unmute());
        actions.put("choose_mail", new ChooseMail());
        TokenSteps tokens = new TokenSteps(tracker);
        actions.put("token_create", tokens::create);
        actions.put("token_revoke", tokens::revoke);
        actions.put("webhook_save", new SaveWebhook());
        actions.put("webhook_test", WebhookSteps::test);
        actions.put("webhook_redeliver", WebhookSteps::redeliver);
        actions.put("webhook_secret", WebhookSteps::secret);
        actions.put("webhook_remove", WebhookSteps::remove);
        actions.put("outbox_retry", OutboxSteps::retry);
        actions.put("outbox_drop", OutboxSteps::drop);
    }

    /** The action of that name: of an extension, else our own, whose names have no case. */
    Optional<Action> find(String name) {
        Object script = tracker.extensions().actions().get(name);
        return script == null
                ? Optional.ofNullable(actions.get(name.toLowerCase(Locale.ROOT)))
                : Optional.of(new ScriptAction(tracker, script));
    }
}
