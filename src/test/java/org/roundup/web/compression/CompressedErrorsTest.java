package org.roundup.web.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Errors, redirects and refusals. */
class CompressedErrorsTest extends FilteredServer {
    @Test
    void areAnsweredByTheContainerIfTheBodyHasNotBegun() throws Exception {
        for (Handler failing : new Handler[] {
            (request, answer) -> {
                writing(SHORT).answer(request, answer);
                answer.sendError(500);
            },
            (request, answer) -> {
                writing(SHORT).answer(request, answer);
                throw new IOException("expected by this test");
            }
        }) {
            HttpResponse<byte[]> response = get(failing, "Accept-Encoding", "gzip");

            assertEquals(500, response.statusCode());
            assertPlain(response);
            assertTrue(new String(response.body(), UTF_8).contains("500"));
        }
    }

    @Test
    void breakTheConnectionOnceTheBodyHasBegun() {
        assertThrows(
                IOException.class,
                () -> get(
                        (request, answer) -> {
                            writing(LONG).answer(request, answer);
                            throw new IOException("expected by this test");
                        },
                        "Accept-Encoding",
                        "gzip"));
    }

    @Test
    void redirectsHaveNoBody() throws Exception {
        HttpResponse<byte[]> response =
                get((request, answer) -> answer.sendRedirect("/there"), "Accept-Encoding", "gzip");

        assertEquals(302, response.statusCode());
        assertEquals(0, response.body().length);
    }

    @Test
    void nothingIsDoneForAClientThatAcceptsNothing() throws Exception {
        HttpResponse<byte[]> response =
                get((request, answer) -> answer.setHeader("X-Done", "yes"), "Accept-Encoding", "identity;q=0");

        assertEquals(406, response.statusCode());
        assertEquals(Optional.empty(), response.headers().firstValue("X-Done"));
        assertEquals(Optional.of("Accept-Encoding"), response.headers().firstValue("Vary"));
        assertTrue(new String(response.body(), UTF_8).contains("zstd, br, gzip, identity"));
    }
}
