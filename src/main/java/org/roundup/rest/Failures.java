package org.roundup.rest;

import java.util.Locale;
import org.roundup.hyperdb.DetectorError;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Reauth;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.RejectRaw;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.wire.ApiError;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.trace.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Turns what went wrong into what the client is told; what nobody foresaw only goes into the log. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.rest");

    private final TrackerConfig config;

    Failures(TrackerConfig config) {
        this.config = config;
    }

    ApiError of(RuntimeException failure) {
        ApiError error = failure instanceof ApiError known ? known : known(failure);
        log(error);
        return error;
    }

    private ApiError known(RuntimeException failure) {
        if (failure instanceof NotFound) {
            return error(404, failure);
        }
        if (failure instanceof Unauthorised || failure instanceof Reauth) {
            return error(403, failure);
        }
        if (failure instanceof Reject || failure instanceof RejectRaw) {
            return error(405, failure);
        }
        if (failure instanceof UnknownName || failure instanceof UsageError || failure instanceof ValueError) {
            return error(400, failure);
        }
        return unforeseen(failure);
    }

    private static ApiError error(int status, RuntimeException failure) {
        return new ApiError(status, failure.getMessage(), null, failure);
    }

    /** What the client is told of a failure that is not of its making. */
    ApiError unforeseen(RuntimeException failure) {
        LOG.error("REST call failed", failure);
        boolean shown = config.get(WebOptions.DEBUG);
        String what = failure instanceof DetectorError ? "A detector of the tracker failed." : "An error occurred.";
        return new ApiError(
                500,
                shown
                        ? failure.toString()
                        : what + " The log of the server has more under "
                                + Trace.currentId().orElse("-") + ".",
                null,
                failure);
    }

    private void log(ApiError error) {
        WebOptions.RestLogging wanted = config.get(WebOptions.REST_LOGGING);
        if (wanted == WebOptions.RestLogging.NONE) {
            return;
        }
        Level level = level(wanted.name());
        LOG.atLevel(level).log("statuscode: {}", error.status());
        LOG.atLevel(level).log("message: \"{}\"", error.getMessage());
    }

    private static Level level(String name) {
        return name.equals("CRITICAL")
                ? Level.ERROR
                : Level.valueOf(name.toUpperCase(Locale.ROOT).replace("WARNING", "WARN"));
    }
}
