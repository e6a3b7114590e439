package org.roundup.web.face;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.roundup.tracker.Tracker;

/** The parts of the application that are found on the class path. Immutable; safe for all threads. */
public final class Faces {

    private final List<TrackerFace> faces;

    private Faces(List<TrackerFace> faces) {
        this.faces = faces;
    }

    /** Those that the class loader of this class knows. */
    public static Faces find() {
        return new Faces(ServiceLoader.load(TrackerFace.class, Faces.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** The part that answers an address of a tracker; none if it is a page. */
    public Optional<TrackerFace> of(Tracker tracker, String path) {
        return faces.stream().filter(face -> face.takes(tracker, path)).findFirst();
    }
}
