package org.roundup.web.visit;

import java.util.ArrayList;
import java.util.List;
import org.roundup.web.html.Html;
import org.roundup.web.html.Markup;

/** What a page tells at its top: successes and errors. Plain text is escaped when it is added. */
public final class Messages {

    private final List<Markup> ok = new ArrayList<>();
    private final List<Markup> errors = new ArrayList<>();

    /** Adds a success; line ends are kept. */
    public void ok(String text) {
        ok.add(lines(text));
    }

    /** Adds an error; line ends are kept. */
    public void error(String text) {
        errors.add(lines(text));
    }

    /** Adds an error that is markup already. */
    public void error(Markup markup) {
        errors.add(markup);
    }

    private static Markup lines(String text) {
        return new Markup(Html.escape(text.strip()).replace("\n", "<br>"));
    }

    public boolean isEmpty() {
        return ok.isEmpty() && errors.isEmpty();
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public List<Markup> ok() {
        return ok;
    }

    public List<Markup> errors() {
        return errors;
    }
}
