package org.roundup.web.template;

/** A template cannot be rendered because it, or something it calls, is wrong. */
public final class TemplateFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TemplateFailure(String message) {
        super(message);
    }

    TemplateFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
