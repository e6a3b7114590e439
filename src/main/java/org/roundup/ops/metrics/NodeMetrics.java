package org.roundup.ops.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.BiConsumer;
import org.roundup.ops.node.Condition;
import org.roundup.ops.node.NodeWatch;
import org.roundup.ops.node.TrackerWatch;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.tracker.Tally;
import org.roundup.tracker.Version;

/** All metrics of this node. For all threads. */
public final class NodeMetrics {

    /** The media type of {@link #write}. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final String TRACKER = "tracker";

    /** The results of mails by name. */
    private static final Map<Tally.Event, String> MAILS = Map.of(
            Tally.Event.MAIL_TAKEN, "taken",
            Tally.Event.MAIL_DUPLICATE, "duplicate",
            Tally.Event.MAIL_ANSWERED, "answered",
            Tally.Event.MAIL_IGNORED, "ignored",
            Tally.Event.MAIL_QUARANTINED, "quarantined",
            Tally.Event.MAIL_WAITING, "waiting",
            Tally.Event.MAIL_DEFERRED, "deferred");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RequestFigures requests = new RequestFigures(registry);
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final NodeWatch node;

    /** The metrics of a node; requests are counted by {@link #requests}. */
    public NodeMetrics(NodeWatch node) {
        this.node = node;
        Info.builder()
                .name("roundup_info")
                .help("The program.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(Version.text());
        watchTrackers();
        watchPools();
        watchTallies();
    }

    /** The figures of requests. */
    public RequestFigures requests() {
        return requests;
    }

    private void watchTrackers() {
        gauge("roundup_tracker_ready", "Whether the tracker can serve.", (tracker, out) -> {
            out.put(tracker.condition().isReady() ? 1 : 0);
        });
        gauge("roundup_scripts_broken", "Whether changed scripts are not in use.", (tracker, out) -> {
            out.put(tracker.condition() == Condition.SCRIPTS_BROKEN ? 1 : 0);
        });
        gauge("roundup_sessions", "Logins that have not ended, on all nodes.", (tracker, out) -> tracker.figures()
                .ifPresent(figures -> out.put(figures.sessions())));
        gauge("roundup_outbox_messages", "Messages of the outbox, on all nodes.", "state", (tracker, out) -> {
            tracker.figures().ifPresent(figures -> {
                out.put(figures.outboxWaiting(), "waiting");
                out.put(figures.outboxDead(), "dead");
            });
        });
    }

    private void watchPools() {
        gauge("roundup_database_connections", "Connections to the database.", "state", (tracker, out) -> {
            tracker.pool().ifPresent(use -> {
                out.put(use.active(), "active");
                out.put(use.idle(), "idle");
            });
        });
        gauge("roundup_database_connections_max", "Most connections at a time.", (tracker, out) -> tracker.pool()
                .map(ConnectionPools.Use::most)
                .ifPresent(out::put));
        gauge("roundup_database_waiting", "Threads that wait for a connection.", (tracker, out) -> tracker.pool()
                .map(ConnectionPools.Use::waiting)
                .ifPresent(out::put));
    }

    private void watchTallies() {
        CounterWithCallback.builder()
                .name("roundup_cache_lookups_total")
                .help("Pages and documents of REST that may be kept: those that were, and those that had to be made.")
                .labelNames(TRACKER, "cache", "result")
                .callback(out -> tallies((name, tally) -> {
                    out.call(tally.of(Tally.Event.PAGE_KEPT), name, "page", "hit");
                    out.call(tally.of(Tally.Event.PAGE_MADE), name, "page", "miss");
                    out.call(tally.of(Tally.Event.DOCUMENT_KEPT), name, "document", "hit");
                    out.call(tally.of(Tally.Event.DOCUMENT_MADE), name, "document", "miss");
                }))
                .register(registry);
        CounterWithCallback.builder()
                .name("roundup_mails_total")
                .help("Mails that this process has fetched from mailboxes, by what became of them.")
                .labelNames(TRACKER, "result")
                .callback(out -> tallies(
                        (name, tally) -> MAILS.forEach((event, result) -> out.call(tally.of(event), name, result))))
                .register(registry);
    }

    private void tallies(BiConsumer<String, Tally> each) {
        node.trackers().forEach(tracker -> tracker.tally().ifPresent(tally -> each.accept(tracker.name(), tally)));
    }

    /** Takes the values of one tracker. */
    private interface Values {

        void put(double value, String... labels);

        default void put(int value) {
            put((double) value);
        }
    }

    private void gauge(String name, String help, BiConsumer<TrackerWatch, Values> each) {
        register(name, help, each, TRACKER);
    }

    private void gauge(String name, String help, String label, BiConsumer<TrackerWatch, Values> each) {
        register(name, help, each, TRACKER, label);
    }

    private void register(String name, String help, BiConsumer<TrackerWatch, Values> each, String... labels) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .callback(out -> node.trackers()
                        .forEach(tracker -> each.accept(tracker, (value, more) -> {
                            if (more.length == 0) {
                                out.call(value, tracker.name());
                            } else {
                                out.call(value, tracker.name(), more[0]);
                            }
                        })))
                .register(registry);
    }

    /** Writes all metrics in the text format of Prometheus. */
    public void write(OutputStream out) throws IOException {
        node.begin();
        writer.write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    }
}
