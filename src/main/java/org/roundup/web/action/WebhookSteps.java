package org.roundup.web.action;

import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.web.form.FormError;
import org.roundup.web.request.Fields;
import org.roundup.web.visit.Administrators;
import org.roundup.web.visit.Visit;
import org.roundup.webhook.HookRules;

/** What else can be done with the webhook that the field {@code @webhook} names: try, remove, send again, new secret. */
public final class WebhookSteps {

    private static final String VIEW = "webhooks";

    private WebhookSteps() {}

    /** {@code webhook_test}: sends an event that only tries the hook. */
    public static Outcome test(Visit visit) {
        Administrators.require(visit);
        Webhook hook = named(visit);
        if (!hook.active()) {
            throw new FormError("The webhook is switched off");
        }
        HookRules.test(visit.db(), hook.id());
        visit.db().commit();
        return page(visit, hook.id(), "A test is on its way; its fate is listed below in a moment");
    }

    /** {@code webhook_redeliver}: sends an event once more. */
    public static Outcome redeliver(Visit visit) {
        Administrators.require(visit);
        Webhook hook = named(visit);
        Delivery delivery = Deliveries.find(visit.db().session(), number(visit, "delivery"))
                .filter(found -> found.hook() == hook.id())
                .orElseThrow(() -> new FormError("There is no such delivery"));
        Deliveries.redeliver(visit.db().session(), delivery.id());
        visit.db().commit();
        return page(visit, hook.id(), "The event is on its way once more");
    }

    /** {@code webhook_secret}: replaces the secret, and shows the new one. */
    public static Outcome secret(Visit visit) {
        Administrators.require(visit);
        Webhook hook = named(visit);
        String secret = Webhooks.newSecret();
        Webhooks.secret(visit.db().session(), hook.id(), secret);
        visit.db().commit();
        return showSecret(visit, hook.id(), secret);
    }

    /** {@code webhook_remove}: removes the hook and its log. */
    public static Outcome remove(Visit visit) {
        Administrators.require(visit);
        Webhooks.remove(visit.db().session(), named(visit).id());
        visit.db().commit();
        return Locations.page(visit, "home", "Webhook removed", VIEW);
    }

    static Webhook named(Visit visit) {
        return Webhooks.find(visit.db().session(), number(visit, "webhook"))
                .orElseThrow(() -> new FormError("There is no such webhook"));
    }

    private static long number(Visit visit, String field) {
        String text = visit.fields().special(field).orElse("");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw new FormError("\"" + text + "\" is not a number");
        }
    }

    static Outcome page(Visit visit, long hook, String message) {
        return Locations.checked(visit, visit.base() + "home?@template=" + VIEW + "&@webhook=" + hook, message);
    }

    /** The answer itself shows the secret: an address would keep it. */
    static Outcome showSecret(Visit visit, long hook, String secret) {
        visit.template(VIEW);
        visit.fields(Fields.ofQuery("@template=" + VIEW + "&@webhook=" + hook));
        visit.headers().put("Cache-Control", "no-store");
        visit.messages()
                .ok(visit.translator()
                                .gettext("This is the secret of the webhook. It is shown this once; keep it safe.")
                        + "\n"
                        + secret);
        return Outcome.PAGE;
    }
}
