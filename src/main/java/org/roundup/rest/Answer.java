package org.roundup.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.rest.resource.Reply;
import org.roundup.rest.stream.Subscription;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Documents;
import org.roundup.rest.wire.Format;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.visit.Request;

/** The answer to one call. Headers may be set until something is sent. */
final class Answer {

    private final HttpServletResponse response;
    private final boolean head;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean counted;
    private Subscription subscription;
    private HeldStream opened;

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

    /** The answer stays open, and tells of changes. */
    void listen(Subscription wanted) {
        begin(200, null);
        subscription = wanted;
    }

    /** What the answer is to tell of, if it stays open; else null. */
    Subscription subscription() {
        return subscription;
    }

    /** Whether a part has been sent, so that nothing else can be answered. */
    boolean isCommitted() {
        return response.isCommitted();
    }

    /** Sets a header; null removes it. */
    void header(String name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
    }

    /** A login is refused: in plain text, as there may be no agreement about formats yet. */
    void refusedLogin(LoginRefused refused, String challenge) {
        boolean tooFast = refused.isTooFast();
        refused.headers().forEach(this::header);
        header("WWW-Authenticate", tooFast ? null : challenge);
        String text = tooFast ? refused.getMessage() : "Invalid Login - " + refused.getMessage();
        send(refused.status(), "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The call may not come in. */
    void refusal(Gate.Refusal refusal) {
        String text = new String(Documents.bytes(Format.JSON, false, refusal.message()), StandardCharsets.UTF_8)
                .stripTrailing();
        header("Allow", refusal.status() == 405 ? Headers.METHODS : null);
        String body = "{ \"error\": { \"status\": " + refusal.status() + ", \"msg\": " + text + " } }";
        send(refusal.status(), "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Something cannot be done. */
    void error(ApiError error, Format format) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", error.status());
        members.put("msg", error.getMessage());
        members.putAll(error.details());
        error.headers().forEach(this::header);
        document(error.status(), Map.of("error", members), format, true);
    }

    /** Something cannot be done, as a problem document. */
    void problem(ApiError error, Format format, String instance) {
        error.headers().forEach(this::header);
        Problems problem = Problems.of(error);
        send(problem.status(), problem.mediaType(format), Documents.bytes(format, true, problem.document(instance)));
    }

    /** A document. */
    void document(int status, Object tree, Format format, boolean pretty) {
        send(status, format.mediaType(), Documents.bytes(format, pretty, tree));
    }

    /**
     * An answer whose document may be large, within its unit of work.
     *
     * @return the document if it was small enough to be held as a whole, else null
     */
    byte[] stream(Reply reply, Format format, boolean pretty) throws IOException {
        begin(reply.status(), format.mediaType());
        return held(out -> Documents.stream(format, pretty, reply.tree(), out));
    }

    /** Sends a body, or tells its length only; gives it if it was small enough to be held as a whole, else null. */
    private byte[] held(Reply.Bytes body) throws IOException {
        HeldStream out = new HeldStream(response, head);
        try {
            body.writeTo(out);
        } catch (HeldStream.LengthUntold large) {
            return null;
        }
        return out.complete();
    }

    /** Begins a body that somebody else writes; {@link #complete} ends it. */
    OutputStream open(int status, String type) {
        begin(status, type);
        opened = head ? null : new HeldStream(response, false);
        return head ? OutputStream.nullOutputStream() : opened;
    }

    /** Sends what is left of a body that was {@link #open opened}. */
    void complete() throws IOException {
        if (opened != null) {
            opened.complete();
        }
    }

    /** Raw content. */
    void bytes(Reply reply) throws IOException {
        begin(reply.status(), reply.contentType());
        if (!headers.containsKey("Content-Length")) {
            held(reply.bytes());
        } else if (!head) {
            reply.bytes().writeTo(response.getOutputStream());
        }
    }

    /** Nothing but headers. */
    void empty(int status) {
        begin(status, null);
    }

    private void begin(int status, String type) {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (type != null) {
            response.setContentType(type);
        }
    }

    /** An answer of one piece. */
    void send(int status, String type, byte[] body) {
        begin(status, type);
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
