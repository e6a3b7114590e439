package org.roundup.web.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Entity tags and conditions. */
class CompressedTagsTest extends FilteredServer {
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

        HttpResponse<byte[]> response =
                send("PUT", writing, "Accept-Encoding", "br", "If-Match", "\"a-gzip\", \"b-zstd\", \"c-br\", \"d\"");

        assertEquals("\"a\", \"b\", \"c\", \"d\"", new String(response.body(), UTF_8));
    }
}
