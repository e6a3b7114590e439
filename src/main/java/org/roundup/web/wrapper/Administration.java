package org.roundup.web.wrapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterView;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.visit.Administrators;
import org.roundup.webhook.HookRules;

/** What pages for administrators show: webhooks, and messages on their way. Empty for everybody else. */
public final class Administration {

    private static final int MOST_SHOWN = 200;
    private static final int MOST_DELIVERIES = 50;

    private final Wrappers wrappers;

    public Administration(Wrappers wrappers) {
        this.wrappers = wrappers;
    }

    /** Whether the visitor is an administrator. */
    public boolean isAllowed() {
        return Administrators.isAdministrator(wrappers.permissions());
    }

    private SqlSession session() {
        return wrappers.visit().db().session();
    }

    /** All webhooks. */
    public List<Webhook> webhooks() {
        return isAllowed() ? Webhooks.list(session()) : List.of();
    }

    /** The webhook that the field {@code @webhook} of the request names, or null. */
    public Webhook webhook() {
        String id = wrappers.visit().fields().special("webhook").orElse("");
        return isAllowed() && Wrappers.isId(id)
                ? Webhooks.find(session(), Long.parseLong(id)).orElse(null)
                : null;
    }

    /** The last deliveries to a webhook, newest first. */
    public List<Delivery> deliveries(Webhook hook) {
        return isAllowed() ? Deliveries.of(session(), hook.id(), MOST_DELIVERIES) : List.of();
    }

    /** The events that webhooks can ask for. */
    public List<String> events() {
        return HookRules.events();
    }

    /** Names of the events of a webhook. */
    public List<String> events(Webhook hook) {
        return hook.events().stream()
                .sorted()
                .map(event -> event.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Names of the classes. */
    public List<String> classes() {
        return wrappers.db().schema().classes().stream()
                .map(ClassDefinition::name)
                .sorted()
                .toList();
    }

    /** Login name of the owner of a webhook. */
    public String owner(Webhook hook) {
        return HookRules.owner(wrappers.visit().db(), hook.owner()).orElse("");
    }

    /** Messages that wait, or were given up; those given up first. */
    public List<OutboxMessage> messages() {
        List<OutboxMessage> messages = new ArrayList<>();
        if (isAllowed()) {
            Outbox outbox = new Outbox();
            messages.addAll(outbox.list(session(), OutboxMessage.State.DEAD, MOST_SHOWN));
            messages.addAll(outbox.list(session(), OutboxMessage.State.NEW, MOST_SHOWN));
        }
        return messages;
    }

    /** The message that the field {@code @message} of the request names, or null. */
    public OutboxMessage message() {
        String id = wrappers.visit().fields().special("message").orElse("");
        return isAllowed() && Wrappers.isId(id)
                ? new Outbox().find(session(), Long.parseLong(id)).orElse(null)
                : null;
    }

    /** The mail that a message of the outbox is, or null if it is something else. */
    public Letter letter(OutboxMessage message) {
        return isAllowed() ? LetterView.of(message).orElse(null) : null;
    }

    /** The subject of a mail. */
    public String subject(Letter letter) {
        return LetterView.subject(letter);
    }

    /** A mail without its attachments. */
    public String text(Letter letter) {
        return isAllowed() ? LetterView.text(letter, wrappers.visit().db().contents()) : "";
    }

    /** How many messages there are: {@code NEW} wait, {@code DEAD} were given up, {@code SENT} were sent lately. */
    public Map<OutboxMessage.State, Long> counts() {
        return isAllowed() ? new Outbox().count(session()) : Map.of();
    }

    /** Whether a message was given up. */
    public boolean isDead(OutboxMessage message) {
        return message.state() == OutboxMessage.State.DEAD;
    }

    /** The number of the webhook that a message is for; 0 if it is something else. */
    public long webhook_of(OutboxMessage message) {
        return message.kind().startsWith(Webhook.kinds()) ? Webhook.ofKind(message.kind()) : 0;
    }

    /** A time, in milliseconds since 1970, in the visitor's words. */
    public Markup when(long millis) {
        RoundupDate date = RoundupDate.ofEpochMilli(millis);
        String words = wrappers.visit()
                .translator()
                .relative(date.minus(wrappers.visit().now()).relative());
        return Element.of("time")
                .with("datetime", Instant.ofEpochMilli(millis / 1000 * 1000))
                .with("title", date.local(wrappers.visit().zone()).pretty("%Y-%m-%d %H:%M:%S", Locale.ROOT))
                .text(words)
                .markup();
    }
}
