package org.roundup.tracker.config.option;

/**
 * A kind of value: which spellings are accepted, and what they mean.
 *
 * <p>Reading takes two steps. {@link #canonical} checks a spelling by itself, {@link #value} gives its meaning in a
 * tracker, for which it may need the home or a file. Implementations have no state.
 *
 * @param <T> what the program gets; never null, optional values are {@link java.util.Optional}
 */
public interface ValueType<T> {
    /**
     * Checks a value and gives the spelling for a generated file.
     *
     * @param text the value after interpolation
     * @throws InvalidValue if the value is not accepted
     */
    default String canonical(String text) throws InvalidValue {
        return text;
    }

    /**
     * The meaning of a value.
     *
     * @param canonical a spelling that {@link #canonical} returned
     * @throws InvalidValue if the value refers to something that is missing
     */
    T value(String canonical, ValueContext context) throws InvalidValue;

    /** Comment lines about accepted values for a generated file; empty if anything goes. */
    default String hint() {
        return "";
    }

    /** Whether values must not be shown in logs and messages. */
    default boolean secret() {
        return false;
    }
}
