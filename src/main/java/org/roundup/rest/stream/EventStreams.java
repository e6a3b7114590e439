package org.roundup.rest.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.roundup.rest.resource.Place;
import org.roundup.store.Database;
import org.roundup.store.task.RepeatingTask;
import org.roundup.tracker.Tracker;
import org.roundup.web.api.Caller;
import org.roundup.web.api.Standing;

/** All who listen to a tracker through this server. For all threads. */
public final class EventStreams {

    private static final int RETRY_MILLIS = 3000;
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private static final Map<Tracker, EventStreams> TRACKERS = new ConcurrentHashMap<>();

    /** Of all trackers together. */
    private static final AtomicInteger ALL = new AtomicInteger();

    private final StreamLimits limits;
    private final Tracker tracker;
    private final Distributor distributor;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private final RepeatingTask task;
    private long lastBeat = System.nanoTime();
    private long lastCheck = System.nanoTime();

    EventStreams(Tracker tracker, StreamLimits limits) {
        this.tracker = tracker;
        this.limits = limits;
        this.distributor = new Distributor(tracker, Place.of(tracker.config()));
        this.task = new RepeatingTask("roundup-events-" + tracker.name(), limits.interval(), this::step);
    }

    /** Those who listen to a tracker; there may be none. */
    public static EventStreams of(Tracker tracker) {
        return TRACKERS.computeIfAbsent(tracker, served -> {
            EventStreams streams = new EventStreams(served, StreamLimits.USUAL);
            streams.start();
            return streams;
        });
    }

    /** Ends all streams of a tracker and their thread; clients come again, to this server or another. */
    static void close(Tracker tracker) {
        EventStreams streams = TRACKERS.remove(tracker);
        if (streams != null) {
            streams.end();
        }
    }

    void start() {
        task.start();
    }

    void end() {
        task.close();
        open.forEach(OpenStream::close);
    }

    /** Whether one more may listen; a client to whom this is denied comes again after a while, as if it were polling. */
    public boolean hasRoomFor(String userName) {
        int most = userName.equals(Caller.ANONYMOUS) ? limits.mostOfAnonymous() : limits.mostOfUser();
        return ALL.get() < limits.most()
                && open.stream()
                                .filter(stream ->
                                        stream.subscription().userName().equals(userName))
                                .count()
                        < most;
    }

    /**
     * Keeps the answer to a request open and tells it of changes from now on.
     *
     * @param response with status and headers, of which nothing was sent yet
     */
    public void open(HttpServletRequest request, HttpServletResponse response, Subscription subscription)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        AsyncContext context = request.startAsync(request, response);
        OpenStream stream = new OpenStream(subscription, context, this::ended);
        ALL.incrementAndGet();
        open.add(stream);
        stream.begin();
        stream.send(
                ("retry: " + RETRY_MILLIS + "\nid: " + subscription.since() + "\n\n").getBytes(StandardCharsets.UTF_8));
        task.wake();
    }

    private void ended(OpenStream stream) {
        if (open.remove(stream)) {
            ALL.decrementAndGet();
        }
    }

    private void step() {
        if (!open.isEmpty()) {
            endForsaken();
            distributor.distribute(open);
            beat();
        }
    }

    /** Ends the streams whose login would not be accepted any more; those of the same login are asked for once. */
    private void endForsaken() {
        long now = System.nanoTime();
        if (now - lastCheck < limits.recheck().toNanos()) {
            return;
        }
        lastCheck = now;
        Map<Standing, Boolean> known = new HashMap<>();
        try (Database db = tracker.open(Caller.ANONYMOUS)) {
            for (OpenStream stream : open) {
                Standing standing = stream.subscription().standing();
                if (!known.computeIfAbsent(standing, each -> each.holds(tracker, db))) {
                    stream.close();
                }
            }
        }
    }

    /** Shows that connections live, finds those that do not, and ends old ones so that logins are looked at anew. */
    private void beat() {
        long now = System.nanoTime();
        boolean due = now - lastBeat >= limits.heartbeat().toNanos();
        lastBeat = due ? now : lastBeat;
        for (OpenStream stream : open) {
            if (now - stream.bornNanos() > limits.longest().toNanos()) {
                stream.close();
            } else if (due) {
                stream.send(BEAT);
            }
        }
    }
}
