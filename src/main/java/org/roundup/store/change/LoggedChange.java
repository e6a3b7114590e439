package org.roundup.store.change;

/**
 * A change with its place in the log.
 *
 * @param cursor from where to read on after this change
 * @param change the change
 */
public record LoggedChange(Cursor cursor, Change change) {}
