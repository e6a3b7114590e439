package org.roundup.store.change;

import java.util.List;

/** Wants to know what changed. Called by one thread at a time; errors are logged and do not stop others. */
public interface ChangeListener {

    /** Committed changes, in order. */
    void changed(List<Change> changes);

    /** Changes may have been missed, since the log was not read for longer than it is kept: forget everything cached. */
    void startedOver();
}
