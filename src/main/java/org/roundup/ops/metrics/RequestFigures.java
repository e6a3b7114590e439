package org.roundup.ops.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Counts requests. All places to count are there from the beginning, so that a request looks nothing up. */
public final class RequestFigures {

    private static final int CLASSES = 5;
    private static final int HUNDRED = 100;
    private static final double NANOS = 1e9;
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

    private final CounterDataPoint[][] counts = new CounterDataPoint[HttpFace.values().length][CLASSES];
    private final DistributionDataPoint[] times = new DistributionDataPoint[HttpFace.values().length];

    RequestFigures(PrometheusRegistry registry) {
        Counter requests = Counter.builder()
                .name("roundup_http_requests_total")
                .help("Requests by what they were for and by the first digit of the status of the answer.")
                .labelNames("face", "status")
                .withoutExemplars()
                .register(registry);
        Histogram durations = Histogram.builder()
                .name("roundup_http_request_duration_seconds")
                .help("Time from a request to the end of its answer, without answers that stay open.")
                .labelNames("face")
                .classicOnly()
                .classicUpperBounds(BOUNDS)
                .withoutExemplars()
                .register(registry);
        for (HttpFace face : HttpFace.values()) {
            times[face.ordinal()] = durations.labelValues(face.label());
            for (int i = 0; i < CLASSES; i++) {
                counts[face.ordinal()][i] = requests.labelValues(face.label(), (i + 1) + "xx");
            }
        }
    }

    void count(HttpFace face, int status) {
        int place = Math.min(CLASSES, Math.max(1, status / HUNDRED)) - 1;
        counts[face.ordinal()][place].inc();
    }

    void time(HttpFace face, long nanos) {
        times[face.ordinal()].observe(nanos / NANOS);
    }

    /** How many requests there were. */
    public long all() {
        long sum = 0;
        for (CounterDataPoint[] face : counts) {
            for (CounterDataPoint count : face) {
                sum += count.getLongValue();
            }
        }
        return sum;
    }

    /** How many requests failed for a reason that lies with the server. */
    public long failed() {
        long sum = 0;
        for (CounterDataPoint[] face : counts) {
            sum += face[CLASSES - 1].getLongValue();
        }
        return sum;
    }
}
