package org.roundup.store.search;

/**
 * What turns a part of a statement on or off.
 *
 * @param from goes before the tables of a FROM clause, with a trailing blank; empty if it needs no table
 */
record Guard(String from, Condition condition) {

    /** Always on. */
    static final Guard NONE = new Guard("", Condition.ALWAYS);
}
