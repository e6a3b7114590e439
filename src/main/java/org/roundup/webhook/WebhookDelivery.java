package org.roundup.webhook;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.roundup.store.outbox.OutboxPolicy;
import org.roundup.store.outbox.OutboxWorker;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.task.RepeatingTask;
import org.roundup.store.webhook.Webhook;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.WebhookOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the events of a tracker to its hooks: to each hook one after the other, to several hooks at once, so that one
 * that is slow or gone does not keep others waiting. Threads exist while there is something to send. For all threads.
 */
public final class WebhookDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.webhook");
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int THREADS = 8;
    private static final long IDLE_SECONDS = 10;
    private static final long CLOSE_SECONDS = 30;

    /** One at a time; 10 seconds to 4 hours between 15 attempts, which take about 17 hours. */
    private static final OutboxPolicy POLICY =
            new OutboxPolicy(1, Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofHours(4), 15);

    private final Tracker tracker;
    private final OutboxPolicy policy;
    private final HookSender sender;
    private final RepeatingTask task;
    private final ScheduledThreadPoolExecutor clock;
    private final ThreadPoolExecutor threads;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    public WebhookDelivery(Tracker tracker) {
        this(tracker, POLICY, InetAddress::getAllByName, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    WebhookDelivery(Tracker tracker, OutboxPolicy policy, Resolver resolver, Supplier<SSLSocketFactory> secure) {
        this.tracker = tracker;
        this.policy = policy;
        this.clock = new ScheduledThreadPoolExecutor(1, named("roundup-webhook-clock-" + tracker.name()));
        this.clock.setRemoveOnCancelPolicy(true);
        this.clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        this.clock.allowCoreThreadTimeOut(true);
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("roundup-webhook-" + tracker.name()));
        this.threads.allowCoreThreadTimeOut(true);
        AddressGuard guard = new AddressGuard(tracker.config().get(WebhookOptions.ALLOWED_ADDRESSES));
        Duration timeout = Duration.ofSeconds(tracker.config().get(WebhookOptions.TIMEOUT));
        this.sender = new HookSender(tracker, new Poster(guard, resolver, secure, clock, timeout), policy);
        this.task = new RepeatingTask("roundup-webhooks-" + tracker.name(), INTERVAL, this::look);
    }

    private static ThreadFactory named(String name) {
        return step -> {
            Thread thread = new Thread(step, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Delivers in the background from now on. */
    void start() {
        task.start();
        task.wake();
    }

    private void look() {
        for (String kind : dueKinds()) {
            if (busy.add(kind)) {
                threads.execute(() -> serve(kind));
            }
        }
    }

    private Iterable<String> dueKinds() {
        try (SqlSession session = tracker.store().newSession()) {
            return tracker.store().outbox().dueKinds(session, Webhook.kinds());
        }
    }

    /** Delivers one event, then lets other hooks have their turn before the next. */
    private void serve(String kind) {
        boolean more = false;
        try {
            more = worker(kind).deliverBatch() > 0;
        } catch (RuntimeException error) {
            LOG.warn("Events of {} are not delivered; it will be tried again", kind, error);
        }
        if (more && !threads.isShutdown()) {
            threads.execute(() -> serve(kind));
        } else {
            busy.remove(kind);
        }
    }

    private OutboxWorker worker(String kind) {
        return new OutboxWorker(kind, () -> tracker.store().newSession(), Map.of(kind, sender), policy, INTERVAL);
    }

    /**
     * Delivers what is due for a hook, on the caller's thread. What fails is tried again later, by this or another
     * process.
     *
     * @return number of events delivered or passed over
     */
    public int deliverDue(long hook) {
        return worker(Webhook.kind(hook)).deliverDue();
    }

    /** Ends delivering in the background, after the posts that are under way. */
    @Override
    public void close() {
        task.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A delivery is still under way; it may be made once more");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        clock.shutdownNow();
    }
}
