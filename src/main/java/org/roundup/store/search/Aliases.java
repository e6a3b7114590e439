package org.roundup.store.search;

/** Hands out names for tables, so that a statement may use the same table more than once. */
final class Aliases {

    /** Name of the table of the class that is searched. */
    static final String ROOT = "t";

    private final String prefix;
    private int last;

    Aliases(String prefix) {
        this.prefix = prefix;
    }

    String next() {
        return prefix + ++last;
    }
}
