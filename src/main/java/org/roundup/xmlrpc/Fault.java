package org.roundup.xmlrpc;

import org.roundup.hyperdb.DetectorError;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.RejectRaw;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UnknownName;

/**
 * What a caller is told if a call fails: a code, and a text that begins with the name of a type by which clients tell
 * failures apart.
 */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int ANY = 1;

    static final String USAGE = "roundup.exceptions.UsageError";
    static final String UNAUTHORISED = "roundup.exceptions.Unauthorised";
    static final String KEY = "KeyError";

    private final int code;

    private Fault(int code, String text, Throwable cause) {
        super(text, cause);
        this.code = code;
    }

    /** A fault with a code of its own. */
    static Fault of(int code, String text) {
        return new Fault(code, text, null);
    }

    /** A fault of a type. */
    static Fault typed(String type, String message) {
        return typed(type, message, null);
    }

    private static Fault typed(String type, String message, Throwable cause) {
        return new Fault(ANY, "<class '" + type + "'>:" + message, cause);
    }

    /** The fault for a failed call. */
    static Fault from(RuntimeException failure) {
        if (failure instanceof Fault fault) {
            return fault;
        }
        if (failure instanceof Unauthorised) {
            return typed(UNAUTHORISED, failure.getMessage(), failure);
        }
        if (failure instanceof RejectRaw) {
            return typed("roundup.exceptions.RejectRaw", failure.getMessage(), failure);
        }
        if (failure instanceof Reject) {
            return typed("roundup.exceptions.Reject", failure.getMessage(), failure);
        }
        if (failure instanceof UnknownName) {
            return typed(KEY, "'" + failure.getMessage() + "'", failure);
        }
        if (failure instanceof NotFound) {
            return typed("IndexError", failure.getMessage(), failure);
        }
        if (failure instanceof DetectorError || !(failure instanceof RoundupException)) {
            return typed("RuntimeError", "An error occurred. The log of the server has more.", failure);
        }
        return typed(USAGE, failure.getMessage(), failure);
    }

    /** Whether nobody foresaw the failure. */
    static boolean isUnforeseen(RuntimeException failure) {
        return failure instanceof DetectorError || !(failure instanceof Fault || failure instanceof RoundupException);
    }

    /** The fault for values that cannot be stored. */
    static Fault usage(RoundupException failure) {
        return typed(USAGE, failure.getMessage(), failure);
    }

    int code() {
        return code;
    }
}
