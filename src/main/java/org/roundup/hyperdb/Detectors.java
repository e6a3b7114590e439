package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The detectors of a tracker in the order in which they run: priority, then name, then registration. Immutable; made
 * by {@link Builder}.
 */
public final class Detectors {

    /** No detectors at all. */
    public static final Detectors NONE = new Builder().build();

    /** A registered detector; {@code name} is the one of the script's function. */
    public record Registration(String name, int priority, Detector detector) {}

    private record Slot(Detector.Role role, String className, Detector.Event event) {}

    private final Map<Slot, List<Registration>> slots;

    private Detectors(Map<Slot, List<Registration>> slots) {
        this.slots = slots;
    }

    /** The detectors for a change of an item of that class, in order. */
    public List<Registration> of(Detector.Role role, String className, Detector.Event event) {
        return slots.getOrDefault(new Slot(role, className, event), List.of());
    }

    /** Collects registrations. Not thread-safe. */
    public static final class Builder {

        private static final Comparator<Registration> ORDER =
                Comparator.comparingInt(Registration::priority).thenComparing(Registration::name);

        private final Map<Slot, List<Registration>> slots = new HashMap<>();

        public Builder add(
                Detector.Role role, String className, Detector.Event event, int priority, String name, Detector call) {
            slots.computeIfAbsent(new Slot(role, className, event), slot -> new ArrayList<>())
                    .add(new Registration(name, priority, call));
            return this;
        }

        public Detectors build() {
            Map<Slot, List<Registration>> sorted = new HashMap<>();
            slots.forEach(
                    (slot, list) -> sorted.put(slot, list.stream().sorted(ORDER).toList()));
            return new Detectors(Map.copyOf(sorted));
        }
    }
}
