package org.roundup.ops.node;

/** Whether a tracker can serve on this node, and if not, why. */
public enum Condition {
    /** It can. */
    READY(true, ""),
    /** It can, though not as its scripts say now. */
    SCRIPTS_BROKEN(true, "Changed scripts are broken; those before are in use."),
    /** It could not be opened. */
    CLOSED(false, "It cannot be opened; the log says why."),
    /** Its database says no. */
    DATABASE(false, "The database does not answer."),
    /** Nothing can be stored. */
    DISK(false, "Files cannot be written."),
    /** Nothing was heard of it in time. */
    SILENT(false, "It takes too long to answer.");

    private final boolean ready;
    private final String text;

    Condition(boolean ready, String text) {
        this.ready = ready;
        this.text = text;
    }

    /** Whether requests can be served. */
    public boolean isReady() {
        return ready;
    }

    /** What is wrong, for administrators; empty if nothing is. */
    public String text() {
        return text;
    }
}
