package org.roundup.web.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Headers that go with coded bodies. */
class CompressedHeadersTest extends FilteredServer {
    @Test
    void ofAHeadRequestAreThoseOfTheBody() throws Exception {
        Handler file = (request, answer) -> {
            answer.setHeader("ETag", "\"a\"");
            answer.setContentLength(LONG.length());
            if (!request.getMethod().equals("HEAD")) {
                writing(LONG).answer(request, answer);
            }
        };
        HttpResponse<byte[]> get = get(file, "Accept-Encoding", "br");
        HttpResponse<byte[]> head = send("HEAD", file, "Accept-Encoding", "br");
        HttpResponse<byte[]> plain = send("HEAD", file);

        for (String name : new String[] {"Content-Encoding", "ETag", "Vary", "Content-Length"}) {
            assertEquals(get.headers().allValues(name), head.headers().allValues(name), name);
        }
        assertEquals(
                Optional.of(Integer.toString(LONG.length())), plain.headers().firstValue("Content-Length"));
    }

    @Test
    void varyKeepsWhatIsThere() throws Exception {
        Handler varying = (request, answer) -> {
            answer.setHeader("Vary", request.getQueryString().replace('_', ' '));
            writing(LONG).answer(request, answer);
        };
        assertEquals("[Origin, Accept-Encoding]", vary(varying, "Origin"));
        assertEquals("[Origin,_accept-encoding]", vary(varying, "Origin,_accept-encoding"));
        assertEquals("[*]", vary(varying, "*"));
    }

    private String vary(Handler varying, String query) throws Exception {
        handler = varying;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "?" + query))
                .header("Accept-Encoding", "gzip")
                .build();
        return CLIENT.send(request, BodyHandlers.ofByteArray()).headers().allValues("Vary").stream()
                .map(value -> value.replace(' ', '_'))
                .toList()
                .toString();
    }

    @Test
    void partsAreNeverCoded() throws Exception {
        Handler part = (request, answer) -> {
            answer.setStatus(206);
            answer.setHeader("Content-Range", "bytes 0-199/300");
            writing("x".repeat(200)).answer(request, answer);
        };
        HttpResponse<byte[]> response = get(part, "Accept-Encoding", "gzip", "Range", "bytes=0-199");

        assertEquals(206, response.statusCode());
        assertPlain(response);
    }

    @Test
    void aPartIsNotAskedForWhereOnlyCodedBodiesAreAccepted() throws Exception {
        Handler part = (request, answer) ->
                writing(request.getHeader("Range") == null ? SHORT : "part").answer(request, answer);

        HttpResponse<byte[]> response = get(part, "Accept-Encoding", "gzip, identity;q=0", "Range", "bytes=0-1");

        assertEquals(SHORT, decoded(response));
    }
}
