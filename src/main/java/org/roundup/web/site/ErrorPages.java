package org.roundup.web.site;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.DetectorError;
import org.roundup.hyperdb.ExpressionError;
import org.roundup.hyperdb.IndexerQueryError;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Reauth;
import org.roundup.hyperdb.RejectRaw;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.ScriptError;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.web.csrf.Forgery;
import org.roundup.web.form.FormError;
import org.roundup.web.html.Markup;
import org.roundup.web.page.PageMaker;
import org.roundup.web.page.Rendered;
import org.roundup.web.request.KeptFiles;
import org.roundup.web.request.PageContext;
import org.roundup.web.template.NoTemplate;
import org.roundup.web.visit.Request;
import org.roundup.web.visit.Visit;

/** Turns errors into pages: the one place where it is decided which error has which status and page. */
final class ErrorPages {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int BROKEN = 500;

    private final PageMaker pages;
    private final Incidents incidents;

    ErrorPages(PageMaker pages, Incidents incidents) {
        this.pages = pages;
        this.incidents = incidents;
    }

    /** An error of an action that is told on the page itself; throws all others on. */
    static void tellOnPage(Visit visit, RuntimeException error) {
        if (error instanceof FormError || error instanceof Forgery) {
            visit.messages().error(error.getMessage());
            visit.status(error instanceof Forgery ? FORBIDDEN : UNPROCESSABLE);
            return;
        }
        boolean elsewhere = error instanceof Unauthorised
                || error instanceof NotFound
                || error instanceof Reauth
                || error instanceof DatabaseError
                || error instanceof DetectorError
                || error instanceof ScriptError
                || error instanceof ConfigurationError;
        if (elsewhere || !(error instanceof RoundupException)) {
            throw error;
        }
        if (error instanceof RejectRaw) {
            visit.messages().error(new Markup(error.getMessage()));
        } else {
            visit.messages().error(error.getMessage());
        }
        visit.status(BAD_REQUEST);
    }

    /** The page for an error that ends the visit. */
    Rendered page(Visit visit, RuntimeException error, Supplier<String> token) {
        if (error instanceof Unauthorised) {
            visit.status(FORBIDDEN);
            return home(visit, error.getMessage(), token);
        }
        if (error instanceof NotFound) {
            visit.status(NOT_FOUND);
            return named(visit, "404", error, token);
        }
        if (error instanceof NoTemplate) {
            visit.status(BAD_REQUEST);
            return plain("Bad request", error.getMessage());
        }
        if (error instanceof IndexerQueryError) {
            visit.messages().error(error.getMessage());
            visit.status(BAD_REQUEST);
            return named(visit, "400", error, token);
        }
        if (error instanceof ExpressionError) {
            visit.messages().error(error.getMessage());
            visit.status(BAD_REQUEST);
            return named(visit, "search", error, token);
        }
        if (error instanceof Reauth) {
            return confirmation(visit, error.getMessage(), token);
        }
        visit.status(BROKEN);
        Request request = visit.request();
        return incidents.report(
                error, request.method() + " " + request.path(), visit.user().name());
    }

    private Rendered home(Visit visit, String message, Supplier<String> token) {
        visit.messages().error(message);
        visit.context(PageContext.HOME);
        visit.template(null);
        return pages.page(visit, token);
    }

    /** Asks for the password again; the page holds what the form had. */
    private Rendered confirmation(Visit visit, String message, Supplier<String> token) {
        visit.messages().error(message);
        List<String> lost = KeptFiles.of(visit.fields()).lost();
        if (!lost.isEmpty()) {
            visit.messages()
                    .error(visit.translator()
                            .gettext(
                                    "Too large to be kept meanwhile, please attach again afterwards: ${files}",
                                    Map.of("files", String.join(", ", lost))));
        }
        if (visit.status() == OK) {
            visit.status(FORBIDDEN);
        }
        return pages.named(visit, "reauth", token);
    }

    private Rendered named(Visit visit, String view, RuntimeException error, Supplier<String> token) {
        String className = visit.context().className();
        if (className != null && !visit.db().schema().has(className)) {
            visit.context(PageContext.HOME);
        }
        try {
            visit.context(
                    visit.context().className() == null
                            ? PageContext.HOME
                            : PageContext.ofClass(visit.context().className()));
            return pages.named(visit, view, token);
        } catch (NoTemplate none) {
            return plain("Error", error.getMessage());
        }
    }

    static Rendered plain(String title, String text) {
        return Rendered.of("text/html; charset=utf-8", PlainPage.of(title, text));
    }

    /** A plain answer. */
    static Reply reply(int status, Map<String, String> headers, String title, String text) {
        return Reply.page(status, headers, List.of(), plain(title, text));
    }
}
