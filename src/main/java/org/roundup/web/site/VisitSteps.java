package org.roundup.web.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.web.action.Action;
import org.roundup.web.action.Outcome;
import org.roundup.web.csrf.Forgery;
import org.roundup.web.page.PageMaker;
import org.roundup.web.page.Rendered;
import org.roundup.web.request.PageContext;
import org.roundup.web.session.Identity;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.visit.MessageSeal;
import org.roundup.web.visit.Request;
import org.roundup.web.visit.Visit;

/** The steps of one visit: access, protection against forgery, action, page. */
final class VisitSteps {

    /** What all visits of a tracker share. */
    record Shared(ForgeryGuard guard, Actions actions, PageMaker pages, ErrorPages errors) {}

    private final Shared shared;

    private final Visit visit;
    private final Identity identity;
    private final Supplier<String> token;
    private final Map<String, String> headers;
    private final ForgeryCheck check;
    private final HttpServletResponse http;

    VisitSteps(
            Shared shared,
            Visit visit,
            Identity identity,
            Supplier<String> token,
            Map<String, String> headers,
            ForgeryCheck check,
            HttpServletResponse http) {
        this.shared = shared;
        this.visit = visit;
        this.identity = identity;
        this.token = token;
        this.headers = headers;
        this.check = check;
        this.http = http;
    }

    Reply answer(LoginRefused refusal) {
        try {
            if (refusal != null) {
                return unauthenticated(refusal);
            }
            PageContext context = visit.context();
            boolean unknown =
                    context.className() != null && !visit.db().schema().has(context.className());
            if (context.kind() == PageContext.Kind.UNKNOWN || unknown) {
                return notFound();
            }
            takeMessages();
            checkAccess();
            Outcome outcome = act();
            return reply(outcome);
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (org.roundup.store.sql.RetryableError again) {
            throw again;
        } catch (RuntimeException error) {
            visit.db().rollback();
            return page(shared.errors().page(visit, error, token));
        }
    }

    private Reply unauthenticated(LoginRefused refusal) {
        visit.headers().putAll(BasicChallenge.headers(visit.config(), refusal));
        visit.status(refusal.status());
        return page(ErrorPages.plain("Login failed", refusal.getMessage()));
    }

    private Reply notFound() {
        String className = visit.context().className();
        visit.status(404);
        if (className != null && visit.db().schema().has(className)) {
            return page(shared.errors().page(visit, new org.roundup.hyperdb.NotFound("There is no such page"), token));
        }
        return page(
                ErrorPages.plain("Not found", "Not found: " + visit.request().path()));
    }

    /** Shows the messages that a redirect has put into the address. */
    private void takeMessages() {
        String seal = visit.fields().first("@message_seal");
        MessageSeal seals = MessageSeal.of(visit.config());
        visit.fields()
                .special("ok_message")
                .filter(text -> seals.isSealed(text, seal))
                .ifPresent(text -> visit.messages().ok(text));
        visit.fields()
                .special("error_message")
                .filter(text -> seals.isSealed(text, seal))
                .ifPresent(text -> visit.messages().error(text));
    }

    private void checkAccess() {
        if (!visit.user().isAnonymous() || visit.permissions().webAccess()) {
            return;
        }
        String action = visit.fields().special("action").orElse("").toLowerCase(java.util.Locale.ROOT);
        boolean registers = "user".equals(visit.context().className())
                && "register".equals(visit.template())
                && visit.permissions().may("Register", "user");
        if (!action.equals("login") && !action.equals("register") && !registers) {
            throw new Unauthorised("Anonymous users are not allowed to use the web interface");
        }
    }

    private Outcome act() {
        Request request = visit.request();
        if (!request.isPost()
                && !request.method().equals("GET")
                && !request.method().equals("HEAD")) {
            visit.headers().put("Allow", "HEAD, GET, POST");
            visit.messages().error("Bad method: " + request.method());
            visit.status(405);
            return Outcome.PAGE;
        }
        List<String> names = new ArrayList<>(visit.fields().all(":action"));
        names.addAll(visit.fields().all("@action"));
        if (names.size() > 1) {
            visit.messages().error("broken form: multiple @action values submitted");
            visit.status(400);
            return Outcome.PAGE;
        }
        try {
            if (request.isPost() && !names.isEmpty()) {
                Optional<String> problem = check.once(
                        () -> shared.guard().problem(request, visit.user().id(), identity));
                if (problem.isPresent()) {
                    visit.messages().error(problem.get());
                    visit.status(403);
                    return Outcome.PAGE;
                }
            }
            return names.isEmpty() ? Outcome.PAGE : act(names.get(0));
        } catch (Forgery forgery) {
            ErrorPages.tellOnPage(visit, forgery);
        } catch (RuntimeException error) {
            ErrorPages.tellOnPage(visit, error);
            visit.db().rollback();
        }
        return Outcome.PAGE;
    }

    private Outcome act(String name) {
        Optional<Action> action = shared.actions().find(name);
        if (action.isEmpty()) {
            visit.messages().error("No such action \"" + name + "\"");
            visit.status(400);
            return Outcome.PAGE;
        }
        return Action.run(action.get(), visit);
    }

    private Reply reply(Outcome outcome) {
        if (outcome instanceof Outcome.Redirect redirect) {
            return Reply.redirect(redirect.url(), allHeaders(), visit.cookies());
        }
        if (outcome instanceof Outcome.Body body) {
            send(body);
            return null;
        }
        return page(shared.pages().page(visit, token));
    }

    private void send(Outcome.Body body) {
        allHeaders().forEach(http::setHeader);
        body.headers().forEach(http::setHeader);
        http.setContentType(body.contentType());
        http.setHeader("Cache-Control", "no-cache, private");
        try {
            if (!visit.request().method().equals("HEAD")) {
                Writer out = http.getWriter();
                body.content().writeTo(out);
                out.flush();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Reply page(Rendered rendered) {
        return Reply.page(visit.status(), allHeaders(), visit.cookies(), rendered);
    }

    private Map<String, String> allHeaders() {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(visit.headers());
        return all;
    }
}
