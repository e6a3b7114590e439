package org.roundup.store.change;

/**
 * How far the change log has come. What was read after a quiet mark is still true while later marks have the same
 * number.
 *
 * @param number higher after every commit of changes
 * @param quiet whether no transaction was under way that may commit without raising the number
 */
public record Watermark(long number, boolean quiet) {}
