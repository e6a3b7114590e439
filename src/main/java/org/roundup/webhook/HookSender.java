package org.roundup.webhook;

import jakarta.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.RoundupException;
import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxHandler;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.outbox.OutboxPolicy;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.HookEvent;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.TrackerOptions;

/** Posts events of the outbox to the hooks that they are for, and keeps the log. */
final class HookSender implements OutboxHandler {

    private static final Duration FIRST_HOLD = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int LONGEST_ERROR = 500;

    private final Tracker tracker;
    private final Poster poster;
    private final OutboxPolicy policy;

    HookSender(Tracker tracker, Poster poster, OutboxPolicy policy) {
        this.tracker = tracker;
        this.poster = poster;
        this.policy = policy;
    }

    /** What is to be posted, and with which key it is signed. */
    private record Post(Webhook hook, HookEvent event, String secret, byte[] body) {}

    /** What came of it. */
    private record Result(PostAnswer answer, String error, boolean isFinal, long millis) {}

    @Override
    public void deliver(List<OutboxMessage> messages, Receipts receipts) {
        messages.forEach(message -> deliver(message, receipts));
    }

    private void deliver(OutboxMessage message, Receipts receipts) {
        HookEvent event;
        try {
            event = HookEvent.parse(message.payload());
        } catch (JsonException broken) {
            receipts.refused(message, "It holds no event: " + broken.getMessage());
            return;
        }
        Optional<Webhook> hook = hook(Webhook.ofKind(message.kind()));
        if (hook.isEmpty() || !hook.get().active()) {
            receipts.sent(message);
            return;
        }
        Optional<Post> post;
        try {
            post = prepare(hook.get(), event);
        } catch (RoundupException broken) {
            Result result = new Result(null, "Nothing was sent: " + broken.getMessage(), true, 0);
            conclude(message, new Post(hook.get(), event, "", new byte[0]), result, receipts);
            return;
        }
        if (post.isEmpty()) {
            receipts.sent(message);
        } else {
            conclude(message, post.get(), send(post.get()), receipts);
        }
    }

    private Optional<Webhook> hook(long id) {
        try (SqlSession session = tracker.store().newSession()) {
            return Webhooks.find(session, id);
        }
    }

    /** The body as the owner may see it now; empty if the owner may not see the item, or the hook does not want it. */
    private Optional<Post> prepare(Webhook hook, HookEvent event) {
        try (Database db = tracker.open("admin")) {
            Optional<String> owner = HookRules.owner(db, hook.owner());
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            db.setCurrentUser(owner.get());
            EventView view =
                    new EventView(db, tracker.access(db), tracker.config().get(TrackerOptions.WEB));
            boolean known =
                    Deliveries.find(db.session(), hook.id(), event.eventId()).isPresent();
            if (!view.isVisible(event) || !known && !view.matches(hook, event)) {
                return Optional.empty();
            }
            return Webhooks.secret(db.session(), hook.id())
                    .map(secret -> new Post(hook, event, secret, view.body(hook, event)));
        }
    }

    private Result send(Post post) {
        long now = tracker.store().settings().clock().millis() / MILLIS_PER_SECOND;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "Roundup-EE");
        headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
        headers.put("X-Roundup-Hook", Long.toString(post.hook().id()));
        headers.put(Signature.TIMESTAMP, Long.toString(now));
        headers.put(Signature.HEADER, Signature.of(post.secret(), now, post.body()));
        long begin = System.nanoTime();
        try {
            PostAnswer answer = poster.post(URI.create(post.hook().url()), headers, post.body());
            return new Result(answer, error(answer), false, millisSince(begin));
        } catch (PostRefused refused) {
            return new Result(null, refused.getMessage(), true, millisSince(begin));
        } catch (IOException failed) {
            return new Result(null, String.valueOf(failed.getMessage()), false, millisSince(begin));
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }

    private static String error(PostAnswer answer) {
        if (answer.isSuccess()) {
            return "";
        }
        return "The receiver has answered " + answer.status()
                + (answer.isRedirect() ? "; redirects are not followed" : "");
    }

    private void conclude(OutboxMessage message, Post post, Result result, Receipts receipts) {
        boolean success = result.error().isEmpty();
        boolean last = result.isFinal() || message.attempts() >= policy.attempts();
        Delivery.State state =
                success ? Delivery.State.DELIVERED : last ? Delivery.State.FAILED : Delivery.State.WAITING;
        try (SqlSession session = tracker.store().newSession()) {
            Deliveries.record(session, logged(post, result, state));
            Webhooks.note(session, post.hook().id(), success);
            if (!success) {
                new Outbox().postpone(session, message.kind(), hold(post.hook().failures()));
            }
            session.commit();
        }
        if (success) {
            receipts.sent(message);
        } else if (last) {
            receipts.refused(message, result.error());
        } else {
            receipts.failed(message, result.error());
        }
    }

    /** How long a hook that fails is left alone, so that those that work need not wait for it. */
    private static Duration hold(int failures) {
        return FIRST_HOLD.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    }

    private static Delivery logged(Post post, Result result, Delivery.State state) {
        HookEvent event = post.event();
        String error = result.error();
        return new Delivery(
                0,
                post.hook().id(),
                event.eventId(),
                event.event(),
                event.subject(),
                event.json(),
                new String(post.body(), StandardCharsets.UTF_8),
                0,
                0,
                state,
                0,
                result.answer() == null ? 0 : result.answer().status(),
                result.millis(),
                error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error,
                result.answer() == null ? "" : result.answer().text());
    }
}
