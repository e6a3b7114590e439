package org.roundup.transfer;

/** Told how far a long command has come, for a person who watches. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (what, done, total) -> {};

    /**
     * @param what what is being done, for example {@code Exporting issue}
     * @param done how many are done
     * @param total how many there are, or -1 if that is not known
     */
    void report(String what, long done, long total);
}
