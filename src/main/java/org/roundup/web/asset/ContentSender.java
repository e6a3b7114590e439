package org.roundup.web.asset;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sends a content, or as much of it as the browser asks for. Other headers are the caller's business. */
public final class ContentSender {

    private static final int NOT_SATISFIABLE = 416;

    /** Unlike the formatter of RFC 1123 that Java has, HTTP writes days with two digits. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private ContentSender() {}

    /** Sends. */
    public static void send(HttpServletRequest request, HttpServletResponse response, Content content)
            throws IOException {
        validators(response, content);
        if (Preconditions.isFresh(
                content, request.getHeader("If-None-Match"), request.getHeader("If-Modified-Since"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setHeader("Accept-Ranges", "bytes");
        response.setContentType(content.type());
        ByteRange range = range(request, content);
        if (range == null) {
            response.setContentLengthLong(content.length());
            copy(request, response, content, 0, content.length());
        } else if (range.isSatisfiable()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + content.length());
            response.setContentLengthLong(range.length());
            copy(request, response, content, range.first(), range.length());
        } else {
            response.setStatus(NOT_SATISFIABLE);
            response.setHeader("Content-Range", "bytes */" + content.length());
            response.setContentLength(0);
        }
    }

    private static void validators(HttpServletResponse response, Content content) {
        if (content.tag() != null) {
            response.setHeader("ETag", content.tag());
        }
        if (content.modified() != null) {
            response.setHeader("Last-Modified", DATE.format(content.modified().atOffset(ZoneOffset.UTC)));
        }
    }

    private static ByteRange range(HttpServletRequest request, Content content) {
        String condition = request.getHeader("If-Range");
        if (condition != null && !condition.equals(content.tag())) {
            return null;
        }
        return ByteRange.parse(request.getHeader("Range"), content.length());
    }

    private static void copy(
            HttpServletRequest request, HttpServletResponse response, Content content, long from, long length)
            throws IOException {
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try (InputStream in = content.source().open()) {
            in.skipNBytes(from);
            OutputStream out = response.getOutputStream();
            byte[] buffer = new byte[16_384];
            long left = length;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
