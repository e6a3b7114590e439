package org.roundup.web.form;

/** A form that cannot be understood or is incomplete; the message says what to put right. */
public final class FormError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FormError(String message) {
        super(message);
    }

    FormError(String message, Throwable cause) {
        super(message, cause);
    }
}
