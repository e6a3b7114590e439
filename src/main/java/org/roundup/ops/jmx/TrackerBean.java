package org.roundup.ops.jmx;

import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.roundup.ops.node.Figures;
import org.roundup.ops.node.TrackerWatch;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.tracker.Tally;

/** A tracker as a bean. */
record TrackerBean(TrackerWatch tracker) implements TrackerMXBean {

    private static final int UNKNOWN = -1;

    @Override
    public boolean isReady() {
        return tracker.condition().isReady();
    }

    @Override
    public String getProblem() {
        return tracker.condition().text();
    }

    @Override
    public long getSessions() {
        return figure(Figures::sessions);
    }

    @Override
    public long getOutboxWaiting() {
        return figure(Figures::outboxWaiting);
    }

    @Override
    public long getOutboxDead() {
        return figure(Figures::outboxDead);
    }

    private long figure(ToLongFunction<Figures> which) {
        return tracker.figures().map(which::applyAsLong).orElse((long) UNKNOWN);
    }

    @Override
    public int getActiveConnections() {
        return use(ConnectionPools.Use::active);
    }

    @Override
    public int getIdleConnections() {
        return use(ConnectionPools.Use::idle);
    }

    @Override
    public int getWaitingForConnections() {
        return use(ConnectionPools.Use::waiting);
    }

    private int use(ToIntFunction<ConnectionPools.Use> which) {
        return tracker.pool().map(which::applyAsInt).orElse(UNKNOWN);
    }

    @Override
    public long getPagesKept() {
        return counted(Tally.Event.PAGE_KEPT);
    }

    @Override
    public long getPagesMade() {
        return counted(Tally.Event.PAGE_MADE);
    }

    @Override
    public long getDocumentsKept() {
        return counted(Tally.Event.DOCUMENT_KEPT);
    }

    @Override
    public long getDocumentsMade() {
        return counted(Tally.Event.DOCUMENT_MADE);
    }

    @Override
    public long getMailsTaken() {
        return counted(Tally.Event.MAIL_TAKEN);
    }

    private long counted(Tally.Event event) {
        return tracker.tally().map(tally -> tally.of(event)).orElse((long) UNKNOWN);
    }
}
