package org.roundup.ops.jmx;

import java.util.List;

/** This node. */
public interface NodeMXBean {

    /** Whether all trackers can serve. */
    boolean isReady();

    /** The trackers that cannot serve, each with the reason. */
    List<String> getProblems();

    /** How many requests there were since the start. */
    long getRequests();

    /** How many of them failed for a reason that lies with the server. */
    long getFailedRequests();
}
