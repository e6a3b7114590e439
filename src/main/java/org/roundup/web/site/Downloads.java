package org.roundup.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.script.api.ClientFace;
import org.roundup.web.asset.Content;
import org.roundup.web.asset.ContentSender;
import org.roundup.web.page.Rendered;
import org.roundup.web.request.PageContext;
import org.roundup.web.request.Urls;
import org.roundup.web.session.Authentication;
import org.roundup.web.session.Identity;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.visit.Permissions;
import org.roundup.web.visit.Request;

/** Sends the contents of items, with a type under which they can do no harm. */
final class Downloads {

    private static final String UNKNOWN = "application/octet-stream";
    private static final String HTML = "text/html";
    private final Tracker tracker;
    private final Authentication authentication;
    private final boolean allowsHtml;

    Downloads(Tracker tracker, Authentication authentication) {
        this.tracker = tracker;
        this.authentication = authentication;
        this.allowsHtml = tracker.config().get(WebOptions.ALLOW_HTML_FILE);
    }

    /** Sends the content that the context names. */
    void send(
            HttpServletRequest http,
            HttpServletResponse response,
            Request request,
            PageContext context,
            Map<String, String> headers)
            throws IOException {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            headers.put("Allow", "GET, HEAD");
            ErrorPages.reply(405, headers, "Bad method", "Bad method: " + request.method())
                    .send(http, response);
            return;
        }
        Content content;
        String name;
        try (Database db = tracker.open("anonymous")) {
            Identity identity = authentication.identify(request, db);
            db.setCurrentUser(identity.userName());
            if (!mayRead(db, context)) {
                refuse(http, response, headers, 403, "You are not allowed to view this file.");
                return;
            }
            content = content(db, context);
            name = context.rest();
        } catch (LoginRefused refused) {
            headers.putAll(BasicChallenge.headers(tracker.config(), refused));
            refuse(http, response, headers, refused.status(), refused.getMessage());
            return;
        } catch (NotFound none) {
            refuse(http, response, headers, 404, "Not found: " + request.path());
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; script-src 'none'");
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Content-Disposition", disposition(content.type(), name));
        ContentSender.send(http, response, content);
    }

    private static void refuse(
            HttpServletRequest http, HttpServletResponse response, Map<String, String> headers, int status, String text)
            throws IOException {
        Rendered page = ErrorPages.plain(status == 404 ? "Not found" : "Not allowed", text);
        Reply.page(status, headers, List.of(), page).send(http, response);
    }

    private boolean mayRead(Database db, PageContext context) {
        String className = context.className();
        if (!db.schema().has(className)
                || !db.getclass(className).hasnode(context.id())
                || !db.schema().get(className).isFile()) {
            throw new NotFound("no such content");
        }
        Access access = tracker.security().on(db);
        String user = db.getuid();
        Permissions permissions = new Permissions((permission, name, property, item, always) ->
                access.hasPermission(permission, user, name, property, item, always));
        return permissions.webAccess() && permissions.may("View", className, "content", context.id());
    }

    private Content content(Database db, PageContext context) {
        HyperClass hyperclass = db.getclass(context.className());
        byte[] bytes = hyperclass.content(context.id());
        RoundupDate activity = (RoundupDate) hyperclass.get(context.id(), "activity");
        String tag = "\"" + Long.toHexString(bytes.length) + "-" + Long.toHexString(activity.epochMilli()) + "\"";
        Object type = hyperclass.get(context.id(), "type");
        return new Content(
                served(type == null || type.toString().isEmpty() ? "text/plain" : type.toString()),
                bytes.length,
                tag,
                activity.toInstant(),
                () -> new ByteArrayInputStream(bytes));
    }

    private String served(String type) {
        boolean safe = ClientFace.safeTypes(tracker.face("client")).contains(type);
        if (!safe && !(allowsHtml && type.equals(HTML))) {
            return UNKNOWN;
        }
        return type.equals(HTML) || type.equals("text/plain") ? type + "; charset=utf-8" : type;
    }

    private static String disposition(String type, String name) {
        String kind = type.equals(UNKNOWN) ? "attachment" : "inline";
        return name == null || name.isEmpty() ? kind : kind + "; filename*=UTF-8''" + Urls.quoteAll(name);
    }
}
