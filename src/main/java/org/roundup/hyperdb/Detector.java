package org.roundup.hyperdb;

import java.util.Map;

/** An auditor or reactor of a tracker. */
@FunctionalInterface
public interface Detector {

    /** The changes that detectors are called for. */
    enum Event {
        CREATE,
        SET,
        RETIRE,
        RESTORE
    }

    /** Auditors run before a change and may alter or veto it; reactors run after it, inside the transaction. */
    enum Role {
        AUDITOR,
        REACTOR
    }

    /**
     * Called for a change.
     *
     * @param db the unit of work
     * @param hyperclass the class of the item
     * @param id id of the item; null for auditors of create
     * @param values auditors: the new values as given, which may be changed in place (null for retire and restore);
     *     reactors: all values before a set, null otherwise
     * @throws Reject to veto the change
     */
    void call(Hyperdb db, HyperClass hyperclass, String id, Map<String, Object> values);
}
