package org.roundup.web.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.github.luben.zstd.ZstdInputStream;
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
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server with the filter before a servlet whose answer each test gives. */
abstract class FilteredServer {
    /** Compresses well, and is longer than what the filter holds back. */
    static final String LONG = "A page has many a line like this one.\n".repeat(2000);

    static final String SHORT = "A page has many a line like this one.\n".repeat(20);

    static final HttpClient CLIENT = HttpClient.newHttpClient();
    static Tomcat tomcat;
    static Handler handler;

    /** What the servlet behind the filter does in a test. */
    interface Handler {
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

    static Handler writing(String text) {
        return (request, response) -> response.getOutputStream().write(text.getBytes(UTF_8));
    }

    static HttpResponse<byte[]> get(Handler toRun, String... headers) throws Exception {
        return send("GET", toRun, headers);
    }

    static HttpResponse<byte[]> send(String method, Handler toRun, String... headers) throws Exception {
        handler = toRun;
        return CLIENT.send(request(method, headers), BodyHandlers.ofByteArray());
    }

    static HttpRequest request(String method, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base()).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    static URI base() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
    }

    static void assertPlain(HttpResponse<byte[]> response) {
        assertEquals(Optional.empty(), response.headers().firstValue("Content-Encoding"));
    }

    static String decoded(HttpResponse<byte[]> response) throws IOException {
        String coding = response.headers().firstValue("Content-Encoding").orElseThrow();
        try (InputStream body = decoder(coding, new ByteArrayInputStream(response.body()))) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    static String decodedBegin(String coding, byte[] bytes, int length) throws IOException {
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
