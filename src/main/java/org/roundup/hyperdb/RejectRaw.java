package org.roundup.hyperdb;

/** A veto whose message is HTML that the web face shows without escaping. */
public final class RejectRaw extends Reject {

    private static final long serialVersionUID = 1L;

    public RejectRaw(String message) {
        super(message);
    }
}
