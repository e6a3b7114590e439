package org.roundup.web.csrf;

/** A request that may come from somewhere else than a page of this tracker; the message says what gave rise to that. */
public final class Forgery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Forgery(String message) {
        super(message);
    }
}
