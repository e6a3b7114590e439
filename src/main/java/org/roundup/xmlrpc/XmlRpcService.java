package org.roundup.xmlrpc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.store.sql.Retries;
import org.roundup.store.sql.RetryableError;
import org.roundup.tracker.Tracker;
import org.roundup.web.api.ApiOrigins;
import org.roundup.web.api.Caller;
import org.roundup.web.api.Callers;
import org.roundup.web.api.RequestBody;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.visit.Request;
import org.roundup.web.visit.RequestReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** XML-RPC of one tracker. */
final class XmlRpcService {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.xmlrpc");
    private static final int LARGEST = 100 * 1024 * 1024;
    private static final Set<String> TYPES = Set.of("text/xml", "application/xml");
    private static final String GREETING = "This is the endpoint of Roundup <a "
            + "href='https://www.roundup-tracker.org/docs/xmlrpc.html'>XML-RPC interface</a>.";

    private final Tracker tracker;
    private final Callers callers;
    private final ApiOrigins origins;

    XmlRpcService(Tracker tracker) {
        this.tracker = tracker;
        this.callers = new Callers(tracker);
        this.origins = new ApiOrigins(tracker.config());
    }

    void handle(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String type = http.getContentType() == null ? "" : http.getContentType();
        int parameters = type.indexOf(';');
        String media =
                (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(media)) {
            send(response, "text/html", GREETING.getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (!http.getMethod().equals("POST")) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            response.setHeader("Allow", "POST");
            send(response, "text/plain", "XML-RPC calls are sent by POST.".getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (http.getContentLengthLong() > LARGEST) {
            tooLarge(response);
            return;
        }
        send(response, "text/xml", answer(new Exchange(http, RequestReader.readHead(http, "xmlrpc"))));
    }

    private static void tooLarge(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        send(response, "text/plain", "The call is larger than 100 MiB.".getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A call, whose body is read when it is known who calls, and kept for the case that it is run again. */
    private static final class Exchange {

        private final HttpServletRequest http;
        private final Request request;
        private byte[] body;

        Exchange(HttpServletRequest http, Request request) {
            this.http = http;
            this.request = request;
        }

        MethodCall call() {
            if (body == null) {
                try {
                    body = RequestBody.read(http, LARGEST);
                } catch (RequestBody.Refused refused) {
                    throw Fault.typed("ValueError", refused.getMessage());
                }
            }
            return CallReader.read(new ByteArrayInputStream(body));
        }
    }

    private byte[] answer(Exchange exchange) {
        try {
            return Retries.run(() -> run(exchange));
        } catch (RetryableError busy) {
            return AnswerWriter.fault(Fault.from(busy));
        }
    }

    private byte[] run(Exchange exchange) {
        try (Database db = tracker.open(Caller.ANONYMOUS)) {
            db.setTxSource("xmlrpc");
            Caller caller = callers.enter(exchange.request, db);
            Session session = new Session(tracker, db, tracker.access(db), db.getuid());
            admit(exchange.request, caller, session);
            Object result = Methods.call(session, exchange.call());
            byte[] answer = AnswerWriter.result(result);
            db.commit();
            return answer;
        } catch (LoginRefused refused) {
            return AnswerWriter.fault(Fault.of(refused.status(), refused.getMessage()));
        } catch (RetryableError again) {
            throw again;
        } catch (RuntimeException failure) {
            if (Fault.isUnforeseen(failure)) {
                LOG.error("XML-RPC call failed", failure);
            }
            return AnswerWriter.fault(Fault.from(failure));
        }
    }

    private void admit(Request request, Caller caller, Session session) {
        Access access = session.access();
        if (!access.hasPermission("Xmlrpc Access", session.userId())) {
            throw Fault.of(403, "Forbidden");
        }
        if (!caller.allows("POST")) {
            throw Fault.of(403, "This token is not for POST, by which XML-RPC is called");
        }
        if (caller.isAnonymous() && !access.hasPermission("Web Access", session.userId())) {
            throw Session.denied("Anonymous users are not allowed to use the web interface");
        }
        if (caller.bearer() && request.header("origin") == null) {
            return;
        }
        Optional<String> problem = origins.problem(request);
        if (problem.isPresent()) {
            boolean usage = problem.get().equals("Required Header Missing");
            throw Fault.typed(usage ? Fault.USAGE : Fault.UNAUTHORISED, problem.get());
        }
    }
}
