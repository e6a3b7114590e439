package org.roundup.web.site;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.roundup.security.Access;
import org.roundup.security.Security;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.web.i18n.Translator;
import org.roundup.web.page.PageMaker;
import org.roundup.web.request.PageContext;
import org.roundup.web.session.Authentication;
import org.roundup.web.session.Identity;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.session.SessionCookie;
import org.roundup.web.visit.Permissions;
import org.roundup.web.visit.Request;
import org.roundup.web.visit.SearchRules;
import org.roundup.web.visit.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one visit through its steps within a unit of work, which may be run again as a whole. */
final class VisitRunner {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.web");
    private static final String ANONYMOUS = "anonymous";

    private final Tracker tracker;
    private final Authentication authentication;
    private final SessionCookie cookie;
    private final ForgeryGuard guard;
    private final VisitSteps.Shared shared;
    private final PageLanguage language;

    VisitRunner(
            Tracker tracker,
            Authentication authentication,
            SessionCookie cookie,
            ForgeryGuard guard,
            Actions actions,
            PageMaker pages,
            Incidents incidents) {
        this.tracker = tracker;
        this.authentication = authentication;
        this.cookie = cookie;
        this.guard = guard;
        this.shared = new VisitSteps.Shared(guard, actions, pages, new ErrorPages(pages, incidents));
        this.language = new PageLanguage(tracker.config(), cookie);
    }

    /** The answer; null if it has been sent already, bit by bit. */
    Reply run(
            Request request,
            PageContext context,
            String nonce,
            Map<String, String> headers,
            ForgeryCheck check,
            HttpServletResponse http) {
        try (Database db = tracker.open(ANONYMOUS)) {
            db.setTxSource("web");
            if (request.isSafe()) {
                db.watermark(); // before anything is read that goes into a page which may be kept
            }
            Identity identity;
            LoginRefused refusal = null;
            try {
                identity = authentication.identify(request, db);
            } catch (LoginRefused refused) {
                refusal = refused;
                identity = new Identity(ANONYMOUS, null, false);
            }
            db.setCurrentUser(identity.userName());
            db.setOwnSession(identity.sessionKey());
            Visit visit = visit(request, context, nonce, db, identity);
            language.cookie(request).ifPresent(visit.cookies()::add);
            if (identity.staleCookie()) {
                visit.cookies().add(cookie.delete());
            }
            Supplier<String> token = remembered(visit, identity);
            Reply reply = new VisitSteps(shared, visit, identity, token, headers, check, http).answer(refusal);
            LOG.debug("{} took {} statements", request.path(), db.session().statements());
            return reply;
        }
    }

    private Visit visit(Request request, PageContext context, String nonce, Database db, Identity identity) {
        String userId = db.getuid();
        Security security = tracker.security();
        Access access = security.on(db).remembering();
        Permissions permissions = new Permissions((permission, className, property, itemId, always) ->
                access.hasPermission(permission, userId, className, property, itemId, always));
        Translator translator = language.choose(request);
        Visit.Setting setting = new Visit.Setting(
                tracker.config(),
                request,
                authentication.clientAddress(request),
                translator,
                new SearchRules(db, access, userId),
                security,
                nonce);
        Visit.User user = new Visit.User(userId, identity.userName(), identity.sessionKey());
        return new Visit(setting, db, user, permissions, context);
    }

    private Supplier<String> remembered(Visit visit, Identity identity) {
        String[] token = new String[1];
        return () -> {
            if (token[0] == null) {
                token[0] = guard.token(visit.user().id(), identity);
            }
            return token[0];
        };
    }
}
