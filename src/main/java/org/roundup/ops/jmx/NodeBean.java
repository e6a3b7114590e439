package org.roundup.ops.jmx;

import java.util.List;
import org.roundup.ops.metrics.RequestFigures;
import org.roundup.ops.node.NodeWatch;

/** This node as a bean. */
record NodeBean(NodeWatch node, RequestFigures requests) implements NodeMXBean {

    @Override
    public boolean isReady() {
        return getProblems().isEmpty();
    }

    @Override
    public List<String> getProblems() {
        return node.conditions().entrySet().stream()
                .filter(entry -> !entry.getValue().isReady())
                .map(entry -> entry.getKey() + ": " + entry.getValue().text())
                .toList();
    }

    @Override
    public long getRequests() {
        return requests.all();
    }

    @Override
    public long getFailedRequests() {
        return requests.failed();
    }
}
