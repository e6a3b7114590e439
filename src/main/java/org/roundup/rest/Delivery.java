package org.roundup.rest;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.rest.resource.Call;
import org.roundup.rest.resource.Kept;
import org.roundup.rest.resource.Reply;
import org.roundup.rest.resource.Routes;
import org.roundup.rest.wire.Format;
import org.roundup.rest.wire.Negotiation;
import org.roundup.security.Security;
import org.roundup.store.change.Watermark;
import org.roundup.store.change.WatermarkCache;
import org.roundup.tracker.Tally;
import org.roundup.web.visit.Request;

/** Has a call done by the address that it is for, commits, and sends the answer; or sends one that has been kept. */
final class Delivery {

    private static final String STATISTICS = "@stats";
    private static final String ETAG = "ETag";

    private static final long LARGEST_SUM = 16L << 20;
    private static final int LARGEST = 256 << 10;

    /**
     * All that a document may depend on besides the database and the permissions.
     *
     * @param roles those that the caller acts with
     * @param query as it was sent, or null
     */
    private record Key(String userId, List<String> roles, String path, String query, Format format) {}

    /**
     * A document.
     *
     * @param headers of its answer that others do not have; null removes one
     */
    private record Document(byte[] body, Map<String, String> headers) {}

    private final WatermarkCache<Key, Document> kept =
            new WatermarkCache<>(LARGEST_SUM, LARGEST, document -> document.body.length);

    void run(Answer answer, Negotiation negotiation, Call call, Routes.Match match) throws IOException {
        boolean plain = negotiation.binaryType() == null && call.query().last(STATISTICS) == null;
        if (plain
                && match.endpoint() instanceof Kept
                && !call.request().method().equals("OPTIONS")) {
            keptOrMade(answer, negotiation, call, match);
        } else {
            make(answer, negotiation, call, match);
        }
    }

    private void keptOrMade(Answer answer, Negotiation negotiation, Call call, Routes.Match match) throws IOException {
        Security security = call.tracker().security();
        Request request = call.request();
        Key key = new Key(
                call.userId(),
                List.copyOf(call.db().rolesOf(call.userId())),
                negotiation.path(),
                request.query(),
                negotiation.format());
        Watermark mark = call.db().watermark();
        long now = System.nanoTime();
        Optional<Document> document = kept.find(key, mark, security);
        call.tracker().tally().count(document.isPresent() ? Tally.Event.DOCUMENT_KEPT : Tally.Event.DOCUMENT_MADE);
        if (document.isPresent()) {
            again(answer, request, document.get(), negotiation.format().mediaType());
            return;
        }
        Reply reply = match.endpoint().answer(call);
        byte[] body = send(answer, reply, negotiation, call, now);
        if (body != null && reply.status() == 200) {
            Map<String, String> headers = Collections.unmodifiableMap(new LinkedHashMap<>(reply.headers()));
            kept.keep(key, mark, security, now, new Document(body, headers));
        }
    }

    private static void again(Answer answer, Request request, Document document, String type) {
        String mark = document.headers().get(ETAG);
        if (mark != null && Kept.isKnown(request, mark)) {
            answer.header(ETAG, mark);
            answer.empty(304);
            return;
        }
        document.headers().forEach(answer::header);
        answer.send(200, type, document.body());
    }

    private static void make(Answer answer, Negotiation negotiation, Call call, Routes.Match match) throws IOException {
        long begin = System.nanoTime();
        Reply reply = match.endpoint().answer(call);
        if (!call.request().isSafe()) {
            call.db().commit();
        }
        send(answer, reply, negotiation, call, begin);
    }

    /** Sends; gives the document if it was small enough to be held as a whole, else null. */
    private static byte[] send(Answer answer, Reply reply, Negotiation negotiation, Call call, long begin)
            throws IOException {
        reply.headers().forEach(answer::header);
        if (reply.bytes() != null) {
            answer.bytes(reply);
            return null;
        }
        if (reply.tree() == null) {
            answer.empty(reply.status());
            return null;
        }
        boolean pretty = !"false".equalsIgnoreCase(control(call, "@pretty"));
        boolean counted = "true".equalsIgnoreCase(control(call, STATISTICS));
        return answer.stream(counted ? Statistics.added(reply, begin) : reply, negotiation.format(), pretty);
    }

    private static String control(Call call, String name) {
        Object value =
                call.request().isSafe() ? call.query().last(name) : call.input().get(name);
        return value == null ? null : value.toString();
    }
}
