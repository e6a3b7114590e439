package org.roundup.web.template;

/** There is no template for what is asked for; the message says which names were looked for. */
public final class NoTemplate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoTemplate(String message) {
        super(message);
    }
}
