package org.roundup.web.compression;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compresses what goes out by the client's {@code Accept-Encoding}. Requests whose client accepts neither a coding of
 * ours nor a body as it is are answered 406 before anything is done for them.
 *
 * <p>Initial parameters: {@code zstd}, {@code brotli} and {@code gzip} (levels), {@code threshold} (the shortest body to
 * compress, in bytes).
 */
public final class CompressionFilter extends HttpFilter {
    /** Request attribute: if it is set before the body begins, the body is not compressed. */
    public static final String OFF = "org.roundup.web.compression.off";

    /** Request attribute: a {@code Predicate<String>} for media types that are dense besides those known here. */
    public static final String IS_DENSE = "org.roundup.web.compression.dense";

    private static final String BUSY = "org.roundup.web.compression.busy";
    private static final long serialVersionUID = 1L;

    private transient List<Codec> codecs;
    private transient int threshold;

    @Override
    public void init(FilterConfig config) {
        CompressionSettings settings = CompressionSettings.read(config::getInitParameter);
        codecs = Codecs.available(settings);
        threshold = settings.threshold();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(BUSY) != null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(BUSY, true);
        AcceptEncoding accepted = AcceptEncoding.parse(Collections.list(request.getHeaders("Accept-Encoding")));
        Optional<Codec> codec = accepted.preferred(codecs);
        if (codec.isEmpty() && !accepted.acceptsIdentity()) {
            refuse(response);
            return;
        }
        PlainRequest plain = new PlainRequest(request, codec.orElse(null), codecs, accepted.acceptsIdentity());
        answer(plain, new CompressingResponse(plain, response, threshold), chain);
    }

    private void answer(PlainRequest request, CompressingResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isLeftOpen = false;
        try {
            chain.doFilter(request, response);
            isLeftOpen = request.isAsyncStarted();
            if (isLeftOpen) {
                request.getAsyncContext().addListener(new Finisher(response));
            } else {
                response.finish();
            }
        } finally {
            if (!isLeftOpen) {
                response.release();
            }
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
        response.setHeader("Vary", "Accept-Encoding");
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter()
                .println("The header Accept-Encoding excludes every content coding of this server: "
                        + codecs.stream().map(Codec::name).collect(Collectors.joining(", ")) + ", identity");
    }

    /** Ends the body of a response that went on after its request had been handed back. */
    private record Finisher(CompressingResponse response) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            try {
                response.finish();
            } finally {
                response.release();
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            response.release();
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            response.release();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
