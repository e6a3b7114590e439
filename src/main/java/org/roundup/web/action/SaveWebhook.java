package org.roundup.web.action;

import java.util.List;
import org.roundup.hyperdb.RoundupException;
import org.roundup.store.sql.RetryableError;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.web.form.FormError;
import org.roundup.web.visit.Administrators;
import org.roundup.web.visit.Visit;
import org.roundup.webhook.HookRules;

/** {@code webhook_save}: makes a webhook, or changes the one that the form names. The secret is shown this once. */
public final class SaveWebhook implements Action {

    @Override
    public Outcome run(Visit visit) {
        Administrators.require(visit);
        Webhook described = described(visit);
        String id = visit.fields().special("webhook").orElse("");
        if (!id.isEmpty()) {
            Webhook present = WebhookSteps.named(visit);
            Webhooks.change(
                    visit.db().session(),
                    copy(described, present.id(), visit.fields().has("active")));
            visit.db().commit();
            return WebhookSteps.page(visit, present.id(), "Webhook saved");
        }
        String secret = Webhooks.newSecret();
        long added = Webhooks.add(visit.db().session(), described, secret);
        visit.db().commit();
        return WebhookSteps.showSecret(visit, added, secret);
    }

    private static Webhook copy(Webhook hook, long id, boolean active) {
        return new Webhook(
                id,
                hook.owner(),
                hook.name(),
                hook.url(),
                hook.className(),
                hook.events(),
                hook.query(),
                active,
                hook.createdMillis(),
                hook.failures());
    }

    private static Webhook described(Visit visit) {
        try {
            return HookRules.checked(
                    visit.db(),
                    visit.security().on(visit.db()),
                    text(visit, "owner").isEmpty() ? visit.user().name() : text(visit, "owner"),
                    text(visit, "name"),
                    text(visit, "url"),
                    text(visit, "class"),
                    List.copyOf(visit.fields().all("events")),
                    text(visit, "query"));
        } catch (RetryableError busy) {
            throw busy;
        } catch (RoundupException unfit) {
            throw new FormError(unfit.getMessage());
        }
    }

    private static String text(Visit visit, String field) {
        String text = visit.fields().first(field);
        return text == null ? "" : text.strip();
    }
}
