package org.roundup.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Keeps the theoretical arrival times of {@link Gcra} by name, for all processes that serve the tracker. */
public interface ArrivalTimes {

    /** The time of a name in microseconds since 1970; empty if it has none. */
    OptionalLong find(String name);

    /** The times of several names; those that have none are missing. */
    default Map<String, Long> findAll(Collection<String> names) {
        Map<String, Long> found = new HashMap<>();
        names.forEach(name -> find(name).ifPresent(micros -> found.put(name, micros)));
        return found;
    }

    /**
     * Sets the time of a name if it is still the expected one.
     *
     * @param expected what {@link #find} gave
     * @return false if another was quicker
     */
    boolean replace(String name, OptionalLong expected, long micros);
}
