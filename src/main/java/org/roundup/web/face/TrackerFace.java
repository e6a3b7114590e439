package org.roundup.web.face;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.roundup.tracker.Tracker;

/** A part of the application that answers some addresses of every tracker. One instance serves all threads. */
public interface TrackerFace {

    /**
     * Whether an address belongs to this part.
     *
     * @param path below the tracker's address, decoded, without leading slash
     */
    boolean takes(Tracker tracker, String path);

    /** Answers a request for an address that it {@link #takes}. */
    void handle(Tracker tracker, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
