package org.roundup.hyperdb;

/** An auditor asks for the password of the current user before it lets a change pass (web only). */
public final class Reauth extends RoundupException {

    private static final long serialVersionUID = 1L;

    public Reauth(String message) {
        super(message);
    }
}
