package org.roundup.ops.node;

/**
 * Figures of a tracker that its database knows, the same on all nodes.
 *
 * @param outboxWaiting messages that are to be delivered
 * @param outboxDead messages that were given up
 * @param sessions logins that have not ended
 */
public record Figures(long outboxWaiting, long outboxDead, long sessions) {}
