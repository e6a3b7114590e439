package org.roundup.ops.jmx;

/** A tracker of this node. Figures that are not known at the moment are -1. */
public interface TrackerMXBean {

    /** Whether it can serve. */
    boolean isReady();

    /** What is wrong with it; empty if nothing is. */
    String getProblem();

    /** Logins that have not ended, on all nodes. */
    long getSessions();

    /** Messages of the outbox that are to be delivered, on all nodes. */
    long getOutboxWaiting();

    /** Messages of the outbox that were given up, on all nodes. */
    long getOutboxDead();

    /** Connections to the database that are in use. */
    int getActiveConnections();

    /** Connections to the database that are not in use. */
    int getIdleConnections();

    /** Threads that wait for a connection. */
    int getWaitingForConnections();

    /** Pages that may be kept and were. */
    long getPagesKept();

    /** Pages that may be kept and had to be made. */
    long getPagesMade();

    /** Documents of REST that may be kept and were. */
    long getDocumentsKept();

    /** Documents of REST that may be kept and had to be made. */
    long getDocumentsMade();

    /** Mails that this process has fetched and that became a part of an item. */
    long getMailsTaken();
}
