package org.roundup.web.wrapper;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.session.Sessions;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.api.TokenRules;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.request.Urls;
import org.roundup.web.visit.Visit;

/** The account of the visitor: ways to log in, the sessions that have begun, and the tokens of programs. Templates know it as {@code $account}. */
public final class Account {

    private final Wrappers wrappers;
    private final Tracker tracker;

    public Account(Wrappers wrappers, Tracker tracker) {
        this.wrappers = wrappers;
        this.tracker = tracker;
    }

    /** The address of the application server's login, with the way back to this page; empty if there is none. */
    public String getServer_login() {
        Visit visit = wrappers.visit();
        if (!visit.config().get(WebOptions.CONTAINER_LOGIN)) {
            return "";
        }
        String back = visit.base() + Urls.quote(visit.request().path());
        String query = visit.request().query();
        String page = query == null || query.isEmpty() ? back : back + "?" + query;
        return URI.create(visit.base()).resolve("../login/") + Urls.quoteAll(tracker.name()) + "?__came_from="
                + Urls.quoteAll(page);
    }

    /** The sessions of the visitor, those used last first; none of a visitor who is not logged in. */
    public List<Row> getSessions() {
        wrappers.visit().keeping().refuse();
        Visit.User user = wrappers.visit().user();
        return user.isAnonymous()
                ? List.of()
                : tracker.store().sessions().of(user.name()).stream()
                        .map(session -> new Row(wrappers, session))
                        .toList();
    }

    /** The tokens of the visitor's programs, oldest first. */
    public List<TokenRow> getTokens() {
        wrappers.visit().keeping().refuse();
        Visit.User user = wrappers.visit().user();
        return user.isAnonymous()
                ? List.of()
                : tracker.store().apiTokens().of(user.id()).stream()
                        .map(token -> new TokenRow(wrappers, token))
                        .toList();
    }

    /** Names of the roles that the visitor can give to a token, in lower case. */
    public List<String> getRoles() {
        Visit visit = wrappers.visit();
        return visit.db().rolesOf(visit.user().id()).stream().sorted().toList();
    }

    /** The methods of HTTP to which a token can be confined. */
    public List<String> getMethods() {
        return TokenRules.METHODS;
    }

    static Markup time(Wrappers wrappers, Instant instant) {
        String local = RoundupDate.ofEpochMilli(instant.toEpochMilli())
                .local(wrappers.visit().zone())
                .pretty("%d %B %Y %H:%M", wrappers.visit().translator().locale())
                .strip();
        return Element.of("time").with("datetime", instant).text(local).markup();
    }

    /** A session. */
    public static final class Row {

        private final Wrappers wrappers;
        private final Sessions.Session session;

        private Row(Wrappers wrappers, Sessions.Session session) {
            this.wrappers = wrappers;
            this.session = session;
        }

        /** By what the action {@code end_session} knows it. */
        public String getId() {
            return session.id();
        }

        /** Whether it is the one in which the page was asked for. */
        public boolean isCurrent() {
            String key = wrappers.visit().user().sessionKey();
            return key != null && Sessions.idOf(key).equals(session.id());
        }

        /** When it began. */
        public Markup getStarted() {
            return time(wrappers, session.started());
        }

        /** When it was used last, within a minute. */
        public Markup getSeen() {
            return time(wrappers, session.seen());
        }

        /** Where its visitor came from at the login. */
        public String getAddress() {
            return session.address();
        }

        /** What the browser called itself at the login. */
        public String getAgent() {
            return session.agent();
        }
    }
}
