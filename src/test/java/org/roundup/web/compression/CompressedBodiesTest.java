package org.roundup.web.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies are coded, and how. */
class CompressedBodiesTest extends FilteredServer {
    @ParameterizedTest
    @ValueSource(strings = {"zstd", "br", "gzip"})
    void areStreamedIfLong(String coding) throws Exception {
        HttpResponse<byte[]> response = get(writing(LONG), "Accept-Encoding", coding);

        assertEquals(Optional.of(coding), response.headers().firstValue("Content-Encoding"));
        assertEquals(Optional.of("Accept-Encoding"), response.headers().firstValue("Vary"));
        assertTrue(response.body().length < LONG.length() / 20);
        assertEquals(LONG, decoded(response));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "br", "gzip"})
    void keepALengthIfShort(String coding) throws Exception {
        HttpResponse<byte[]> response = get(writing(SHORT), "Accept-Encoding", coding);

        assertEquals(
                response.body().length,
                response.headers().firstValueAsLong("Content-Length").orElseThrow());
        assertEquals(SHORT, decoded(response));
    }

    @Test
    void varyThoughTheClientAsksForNoCoding() throws Exception {
        HttpResponse<byte[]> response = get(writing(SHORT));

        assertPlain(response);
        assertEquals(Optional.of("Accept-Encoding"), response.headers().firstValue("Vary"));
    }

    @Test
    void stayPlainBelowTheThreshold() throws Exception {
        HttpResponse<byte[]> below = get(writing("x".repeat(99)), "Accept-Encoding", "gzip");
        HttpResponse<byte[]> above = get(writing("x".repeat(100)), "Accept-Encoding", "gzip");

        assertPlain(below);
        assertEquals(Optional.empty(), below.headers().firstValue("Vary"));
        assertEquals(Optional.of("gzip"), above.headers().firstValue("Content-Encoding"));
    }

    @Test
    void stayPlainIfTheyDoNotShrink() throws Exception {
        byte[] noise = new byte[500];
        new Random(1).nextBytes(noise);
        HttpResponse<byte[]> response =
                get((request, answer) -> answer.getOutputStream().write(noise), "Accept-Encoding", "zstd, br, gzip");

        assertPlain(response);
        assertArrayEquals(noise, response.body());
        assertEquals(Optional.of("Accept-Encoding"), response.headers().firstValue("Vary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "video/mp4", "application/zip", "font/woff2", "IMAGE/JPEG; a=b"})
    void stayPlainIfTheTypeIsDense(String type) throws Exception {
        HttpResponse<byte[]> response = get(
                (request, answer) -> {
                    answer.setContentType(type);
                    writing(LONG).answer(request, answer);
                },
                "Accept-Encoding",
                "gzip");

        assertPlain(response);
        assertEquals(Optional.empty(), response.headers().firstValue("Vary"));
    }

    @Test
    void areCodedEvenIfShortAndDenseWhereTheClientTakesNothingElse() throws Exception {
        HttpResponse<byte[]> response = get(
                (request, answer) -> {
                    answer.setContentType("image/png");
                    writing("x").answer(request, answer);
                },
                "Accept-Encoding",
                "gzip, identity;q=0");

        assertEquals(Optional.of("gzip"), response.headers().firstValue("Content-Encoding"));
        assertEquals("x", decoded(response));
    }

    @Test
    void areNotCodedTwice() throws Exception {
        HttpResponse<byte[]> response = get(
                (request, answer) -> {
                    answer.setHeader("Content-Encoding", "br");
                    answer.setHeader("ETag", "\"a\"");
                    writing(LONG).answer(request, answer);
                },
                "Accept-Encoding",
                "zstd, br, gzip");

        assertEquals("[br]", response.headers().allValues("Content-Encoding").toString());
        assertEquals(Optional.of("\"a\""), response.headers().firstValue("ETag"));
        assertEquals(LONG, new String(response.body(), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-transform", "public, No-Transform"})
    void stayPlainWhereTransformingIsForbidden(String cacheControl) throws Exception {
        assertPlain(get(
                (request, answer) -> {
                    answer.setHeader("Cache-Control", cacheControl);
                    writing(LONG).answer(request, answer);
                },
                "Accept-Encoding",
                "gzip"));
    }

    @Test
    void stayPlainWhereTheHandlerSaysSo() throws Exception {
        HttpResponse<byte[]> response = get(
                (request, answer) -> {
                    request.setAttribute(CompressionFilter.OFF, true);
                    writing(LONG).answer(request, answer);
                },
                "Accept-Encoding",
                "gzip");

        assertPlain(response);
        assertEquals(Optional.empty(), response.headers().firstValue("Vary"));
    }

    @Test
    void reachTheClientWithEachFlush() throws Exception {
        for (String coding : new String[] {"zstd", "br", "gzip"}) {
            CountDownLatch seen = new CountDownLatch(1);
            handler = (request, answer) -> {
                answer.setContentType("text/event-stream;charset=utf-8");
                answer.getWriter().print("first\n");
                answer.getWriter().flush();
                assertTrue(seen.await(20, TimeUnit.SECONDS), "the client did not see the first line: " + coding);
                answer.getWriter().print("second\n");
            };
            HttpResponse<InputStream> response =
                    CLIENT.send(request("GET", "Accept-Encoding", coding), BodyHandlers.ofInputStream());
            byte[] begin = new byte[1000];
            int length = response.body().read(begin);

            assertEquals("first\n", decodedBegin(coding, begin, length), coding);
            seen.countDown();
            assertTrue(response.body().readAllBytes().length > 0);
        }
    }

    @Test
    void keepTheirCharset() throws Exception {
        HttpResponse<byte[]> response = get(
                (request, answer) -> {
                    answer.setContentType("text/html;charset=utf-8");
                    answer.getWriter().print("ä€".repeat(3000));
                },
                "Accept-Encoding",
                "br");

        assertEquals("ä€".repeat(3000), decoded(response));
    }

    @Test
    void mayBeWrittenAfterTheRequestWasHandedBack() throws Exception {
        HttpResponse<byte[]> response = get(
                (request, answer) -> {
                    AsyncContext async = request.startAsync(request, answer);
                    async.start(() -> {
                        try {
                            writing(LONG).answer(request, (HttpServletResponse) async.getResponse());
                            async.getResponse().getOutputStream().close();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        async.complete();
                    });
                },
                "Accept-Encoding",
                "gzip");

        assertEquals(LONG, decoded(response));
    }

    @Test
    void mayBeForgottenBeforeTheyBegin() throws Exception {
        HttpResponse<byte[]> response = get(
                (request, answer) -> {
                    writing(SHORT).answer(request, answer);
                    answer.setHeader("ETag", "\"a\"");
                    answer.reset();
                    answer.setStatus(201);
                    answer.getWriter().print("instead");
                },
                "Accept-Encoding",
                "gzip");

        assertEquals(201, response.statusCode());
        assertEquals(Optional.empty(), response.headers().firstValue("ETag"));
        assertEquals("instead", new String(response.body(), UTF_8));
    }

    @Test
    void stayPlainIfTheirTypeIsNamedAsDense() throws Exception {
        Predicate<String> dense = "application/x-tight"::equals;
        for (String type : new String[] {"application/x-tight", "Application/X-Tight; a=b"}) {
            assertPlain(get(typed(type, dense), "Accept-Encoding", "gzip"));
        }
        HttpResponse<byte[]> other = get(typed("application/x-loose", dense), "Accept-Encoding", "gzip");
        assertEquals(Optional.of("gzip"), other.headers().firstValue("Content-Encoding"));
    }

    private static Handler typed(String type, Predicate<String> dense) {
        return (request, answer) -> {
            request.setAttribute(CompressionFilter.IS_DENSE, dense);
            answer.setContentType(type);
            writing(LONG).answer(request, answer);
        };
    }

    @Test
    void areCodedOnceBehindAServerThatCompresses() throws Exception {
        Connector connector = new Connector("HTTP/1.1");
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("compression", "force");
        tomcat.getService().addConnector(connector);
        try {
            for (String coding : new String[] {"gzip", "br, gzip", "zstd, gzip;q=0.5"}) {
                handler = writing(LONG);
                HttpResponse<byte[]> response = CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/"))
                                .header("Accept-Encoding", coding)
                                .build(),
                        BodyHandlers.ofByteArray());
                String first = coding.replaceFirst(",.*", "");
                assertEquals(List.of(first), response.headers().allValues("Content-Encoding"));
                assertEquals(LONG, decoded(response));
            }
        } finally {
            tomcat.getService().removeConnector(connector);
            connector.destroy();
        }
    }
}
