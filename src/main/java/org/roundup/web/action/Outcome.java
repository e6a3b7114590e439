package org.roundup.web.action;

import java.util.Map;
import java.util.Objects;

/** What an action leads to. */
public sealed interface Outcome permits Outcome.Page, Outcome.Redirect, Outcome.Body {

    /** The page of the visit is shown, with the messages of the visit. */
    record Page() implements Outcome {}

    /**
     * The browser is sent on.
     *
     * @param url absolute
     */
    record Redirect(String url) implements Outcome {

        public Redirect {
            Objects.requireNonNull(url, "url");
        }
    }

    /** The action has made the whole answer. */
    record Body(String contentType, Map<String, String> headers, BodyWriter content) implements Outcome {}

    /** Writes a body bit by bit. */
    @FunctionalInterface
    interface BodyWriter {
        void writeTo(java.io.Writer out) throws java.io.IOException;
    }

    Outcome PAGE = new Page();
}
