package org.roundup.transfer;

/** Told how far an export or import has come, for a person who watches. */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (step, className, done, total) -> {};

    /** What is being done to a class. */
    enum Step {
        ITEMS,
        JOURNALS
    }

    /**
     * Now and then while a class is under way, and once more when the step is done: then both numbers are equal.
     *
     * @param done how many rows are done
     * @param total how many there are, or -1 while that is not known
     */
    void report(Step step, String className, long done, long total);
}
