package org.roundup.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.rest.resource.Reply;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Documents;
import org.roundup.rest.wire.Format;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.visit.Request;

/** The answer to one call. Headers may be set until something is sent. */
final class Answer {

    private final HttpServletResponse response;
    private final boolean head;
    private boolean counted;

    Answer(HttpServletResponse response, Request request) {
        this.response = response;
        this.head = request.method().equals("HEAD");
    }

    /** Whether the call has been counted already, in an earlier run of its unit of work. */
    boolean isCounted() {
        return counted;
    }

    void counted() {
        counted = true;
    }

    void header(String name, String value) {
        response.setHeader(name, value);
    }

    /** Says that answers differ by origin; other parts add other reasons. */
    void vary() {
        if (!response.containsHeader("Vary")) {
            response.setHeader("Vary", "Origin");
        }
    }

    /** A login is refused: in plain text, as there may be no agreement about formats yet. */
    void refusedLogin(LoginRefused refused, String challenge) {
        boolean tooFast = refused.waitSeconds() > 0;
        response.setStatus(tooFast ? 429 : 401);
        if (tooFast) {
            response.setHeader("Retry-After", Long.toString(refused.waitSeconds()));
        } else if (challenge != null) {
            response.setHeader("WWW-Authenticate", challenge);
        }
        String text = tooFast ? refused.getMessage() : "Invalid Login - " + refused.getMessage();
        send("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The call may not come in. */
    void refusal(Gate.Refusal refusal) {
        String text = new String(Documents.bytes(Format.JSON, false, refusal.message()), StandardCharsets.UTF_8)
                .stripTrailing();
        response.setStatus(refusal.status());
        if (refusal.status() == 405) {
            response.setHeader("Allow", Headers.METHODS);
        }
        String body = "{ \"error\": { \"status\": " + refusal.status() + ", \"msg\": " + text + " } }";
        send("application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Something cannot be done. */
    void error(ApiError error, Format format) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", error.status());
        members.put("msg", error.getMessage());
        error.headers().forEach(this::header);
        document(error.status(), Map.of("error", members), format, true);
    }

    /** A document. */
    void document(int status, Object tree, Format format, boolean pretty) {
        response.setStatus(status);
        send(format.mediaType(), Documents.bytes(format, pretty, tree));
    }

    /** An answer whose document may be large, within its unit of work. */
    void stream(Reply reply, Format format, boolean pretty) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(format.mediaType());
        if (!head) {
            Documents.stream(format, pretty, reply.tree(), response.getOutputStream());
        }
    }

    /** Raw content. */
    void bytes(Reply reply) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        if (!head) {
            reply.bytes().writeTo(response.getOutputStream());
        }
    }

    /** Nothing but headers. */
    void empty(int status) {
        response.setStatus(status);
    }

    /** Takes over the headers of a reply; null removes what was set before. */
    void headers(Reply reply) {
        reply.headers().forEach((name, value) -> response.setHeader(name, value));
    }

    private void send(String type, byte[] body) {
        response.setContentType(type);
        response.setContentLength(body.length);
        try {
            if (!head) {
                response.getOutputStream().write(body);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
