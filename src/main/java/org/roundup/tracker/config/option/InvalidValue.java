package org.roundup.tracker.config.option;

/** A value that an option does not accept; the message tells what it does accept. */
public class InvalidValue extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param accepted explanation in one or more lines, shown below the option's name and the value */
    public InvalidValue(String accepted) {
        super(accepted);
    }

    /** A value in another file, which cannot be read. */
    public static final class Unreadable extends InvalidValue {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /** A value that is fine as such but incomplete without another option, which is not set. */
    public static final class Incomplete extends InvalidValue {
        private static final long serialVersionUID = 1L;

        Incomplete(Option<?> missing) {
            super(missing.name() + " is not set and has no default");
        }
    }
}
