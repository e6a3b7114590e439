package org.roundup.ops.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts each request, and the time it takes. */
public final class RequestFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient RequestFigures figures;

    /** A filter that counts into these figures. */
    public RequestFilter(RequestFigures figures) {
        this.figures = figures;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            HttpFace face = HttpFace.of(request);
            figures.count(face, status);
            if (!request.isAsyncStarted()) {
                figures.time(face, System.nanoTime() - begin);
            }
        }
    }
}
