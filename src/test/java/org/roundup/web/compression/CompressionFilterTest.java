package org.roundup.web.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.github.luben.zstd.ZstdInputStream;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionFilterTest {
    /** Compresses well, and is longer than what the filter holds back. */
    private static final String LONG = "A page has many a line like this one.\n".repeat(2000);

    private static final String SHORT = "A page has many a line like this one.\n".repeat(20);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Tomcat tomcat;
    private static Handler handler;

    /** What the servlet behind the filter does in a test. */
    private interface Handler {
        void answer(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws LifecycleException {
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        FilterDef filter = new FilterDef();
        filter.setFilterName("compression");
        filter.setFilterClass(CompressionFilter.class.getName());
        filter.setAsyncSupported("true");
        context.addFilterDef(filter);
        FilterMap map = new FilterMap();
        map.setFilterName("compression");
        map.addURLPattern("/*");
        context.addFilterMap(map);
        Wrapper servlet = Tomcat.addServlet(context, "handler", new HandlerServlet());
        servlet.setAsyncSupported(true);
        servlet.addMapping("/*");
        tomcat.start();
    }

    @AfterAll
    static void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Nested
    class Bodies {
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
            HttpResponse<byte[]> response = get(
                    (request, answer) -> answer.getOutputStream().write(noise), "Accept-Encoding", "zstd, br, gzip");

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

            assertEquals(
                    "[br]", response.headers().allValues("Content-Encoding").toString());
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
    }

    @Nested
    class Errors {
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

    @Nested
    class Headers {
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
                    Optional.of(Integer.toString(LONG.length())),
                    plain.headers().firstValue("Content-Length"));
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

    @Nested
    class Tags {
        private final Handler file = (request, answer) -> {
            answer.setHeader("ETag", "\"abc\"");
            String known = request.getHeader("If-None-Match");
            if (known != null && Stream.of(known.split(", *")).anyMatch("\"abc\""::equals)) {
                answer.setStatus(304);
            } else {
                writing(LONG).answer(request, answer);
            }
        };

        @Test
        void differPerCoding() throws Exception {
            Map<String, String> tags = Stream.of("identity", "zstd", "br", "gzip")
                    .collect(Collectors.toMap(coding -> coding, coding -> tag(file, coding)));

            assertEquals(
                    Map.of("identity", "\"abc\"", "zstd", "\"abc-zstd\"", "br", "\"abc-br\"", "gzip", "\"abc-gzip\""),
                    tags);
        }

        private String tag(Handler file, String coding) {
            try {
                return get(file, "Accept-Encoding", coding)
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void areKnownAgain() throws Exception {
            HttpResponse<byte[]> coded = get(file, "Accept-Encoding", "gzip", "If-None-Match", "\"x\", \"abc-gzip\"");
            HttpResponse<byte[]> plain = get(file, "Accept-Encoding", "gzip", "If-None-Match", "\"abc\"");

            assertEquals(304, coded.statusCode());
            assertEquals(Optional.of("\"abc-gzip\""), coded.headers().firstValue("ETag"));
            assertEquals(Optional.of("Accept-Encoding"), coded.headers().firstValue("Vary"));
            assertEquals(304, plain.statusCode());
            assertEquals(Optional.of("\"abc\""), plain.headers().firstValue("ETag"));
        }

        @Test
        void ofAnotherCodingDoNotMatch() throws Exception {
            HttpResponse<byte[]> response = get(file, "Accept-Encoding", "br", "If-None-Match", "\"abc-gzip\"");

            assertEquals(200, response.statusCode());
            assertEquals(Optional.of("\"abc-br\""), response.headers().firstValue("ETag"));
        }

        @Test
        void ofAnyCodingServeAsConditionForWriting() throws Exception {
            Handler writing = (request, answer) -> answer.getWriter().print(request.getHeader("If-Match"));

            HttpResponse<byte[]> response = send(
                    "PUT", writing, "Accept-Encoding", "br", "If-Match", "\"a-gzip\", \"b-zstd\", \"c-br\", \"d\"");

            assertEquals("\"a\", \"b\", \"c\", \"d\"", new String(response.body(), UTF_8));
        }
    }

    private static Handler writing(String text) {
        return (request, response) -> response.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static HttpResponse<byte[]> get(Handler toRun, String... headers) throws Exception {
        return send("GET", toRun, headers);
    }

    private static HttpResponse<byte[]> send(String method, Handler toRun, String... headers) throws Exception {
        handler = toRun;
        return CLIENT.send(request(method, headers), BodyHandlers.ofByteArray());
    }

    private static HttpRequest request(String method, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base()).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private static URI base() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
    }

    private static void assertPlain(HttpResponse<byte[]> response) {
        assertEquals(Optional.empty(), response.headers().firstValue("Content-Encoding"));
    }

    private static String decoded(HttpResponse<byte[]> response) throws IOException {
        String coding = response.headers().firstValue("Content-Encoding").orElseThrow();
        try (InputStream body = decoder(coding, new ByteArrayInputStream(response.body()))) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    private static String decodedBegin(String coding, byte[] bytes, int length) throws IOException {
        if (coding.equals("br")) { // whose stream waits for more
            DecoderJNI.Wrapper decoder = new DecoderJNI.Wrapper(bytes.length);
            decoder.getInputBuffer().put(bytes, 0, length);
            decoder.push(length);
            return UTF_8.decode(decoder.pull()).toString();
        }
        InputStream decoder = decoder(coding, new ByteArrayInputStream(bytes, 0, length));
        return new String(decoder.readNBytes("first\n".length()), UTF_8);
    }

    private static InputStream decoder(String coding, InputStream body) throws IOException {
        return switch (coding) {
            case "zstd" -> new ZstdInputStream(body).setContinuous(true);
            case "br" -> new BrotliInputStream(body);
            case "gzip" -> new GZIPInputStream(body);
            default -> throw new IllegalArgumentException(coding);
        };
    }

    private static final class HandlerServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                handler.answer(request, response);
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
