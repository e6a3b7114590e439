package org.roundup.web.html;

import java.util.Objects;

/**
 * Finished HTML, which page templates print as it is; any other value is escaped when it is printed.
 *
 * @param html safe to be part of a page
 */
public record Markup(String html) {

    /** No markup at all. */
    public static final Markup EMPTY = new Markup("");

    public Markup {
        Objects.requireNonNull(html, "html");
    }

    /** Plain text as markup. */
    public static Markup escaped(String text) {
        return new Markup(Html.escape(text));
    }

    /** Whether there is nothing to print; templates ask in conditions. */
    public boolean isEmpty() {
        return html.isEmpty();
    }

    @Override
    public String toString() {
        return html;
    }
}
