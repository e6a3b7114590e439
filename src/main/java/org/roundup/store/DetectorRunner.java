package org.roundup.store;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.roundup.hyperdb.Detector;
import org.roundup.hyperdb.DetectorError;
import org.roundup.hyperdb.Detectors;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.ValueError;

/** Calls the detectors of a tracker for the changes of one class. */
final class DetectorRunner {

    private final Supplier<Detectors> detectors;
    private final StoredClass hyperclass;
    private final Database db;

    DetectorRunner(Supplier<Detectors> detectors, StoredClass hyperclass, Database db) {
        this.detectors = detectors;
        this.hyperclass = hyperclass;
        this.db = db;
    }

    boolean hasReactors(Detector.Event event) {
        return !registrations(Detector.Role.REACTOR, event).isEmpty();
    }

    void run(Detector.Role role, Detector.Event event, String id, Map<String, Object> values) {
        for (Detectors.Registration registration : registrations(role, event)) {
            try {
                registration.detector().call(db, hyperclass, id, values);
            } catch (RoundupException intended) {
                throw intended;
            } catch (IllegalArgumentException refused) {
                throw new ValueError(refused.getMessage(), refused);
            } catch (RuntimeException error) {
                throw new DetectorError(
                        "Error: " + error.getMessage() + " (in detector " + registration.name() + ")", error);
            }
        }
    }

    private List<Detectors.Registration> registrations(Detector.Role role, Detector.Event event) {
        return detectors.get().of(role, hyperclass.getClassname(), event);
    }
}
