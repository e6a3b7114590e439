package org.roundup.web.compression;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A response that decides, when its body begins or is known to be short, whether the body goes out coded.
 *
 * <p>A body that fits the buffer is coded in one piece: it keeps a {@code Content-Length}, and goes out plain if it did
 * not shrink. A longer one, or one that is flushed, is streamed; from then on the response is committed.
 */
final class CompressingResponse extends HeldHeadersResponse {
    private final PlainRequest request;
    private final int threshold;

    private BufferingStream stream;
    private PrintWriter writer;
    private boolean isFinished;

    /** @param threshold shortest body worth coding, in bytes */
    CompressingResponse(PlainRequest request, HttpServletResponse response, int threshold) {
        super(response);
        this.request = request;
        this.threshold = threshold;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (writer != null) {
            throw new IllegalStateException("getWriter() has been called for this response");
        }
        return stream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            if (stream != null) {
                throw new IllegalStateException("getOutputStream() has been called for this response");
            }
            setCharacterEncoding(getCharacterEncoding());
            writer = new PrintWriter(new OutputStreamWriter(stream(), getCharacterEncoding()));
        }
        return writer;
    }

    private BufferingStream stream() {
        if (stream == null) {
            stream = new BufferingStream(this);
        }
        return stream;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        } else {
            stream().flush();
        }
    }

    @Override
    public void reset() {
        super.reset();
        forgetBody();
        writer = null;
        stream = null;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forgetBody();
    }

    @Override
    public void sendError(int status) throws IOException {
        super.sendError(status);
        forgetBody();
        isFinished = true;
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        super.sendError(status, message);
        forgetBody();
        isFinished = true;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(location);
        forgetBody();
        isFinished = true;
    }

    private void forgetBody() {
        if (stream != null) {
            stream.forget();
        }
    }

    /** Sends what is held back and ends the body. Does nothing the second time. */
    void finish() throws IOException {
        if (isFinished) {
            return;
        }
        if (stream != null) {
            stream.ignoreFlush();
            if (writer != null) {
                writer.flush();
            }
            stream.close();
        } else {
            isFinished = true;
            sendHeadersOnly();
        }
    }

    /** Frees what an abandoned body holds; what is held back is lost. */
    void release() throws IOException {
        if (stream != null) {
            stream.release();
        }
    }

    /**
     * The body begins and its end is not known: decides, and sends the headers.
     *
     * @return the coding to apply, or null
     */
    Codec begin() throws IOException {
        Codec codec = decide(heldLength());
        if (codec == null) {
            sendHeld(heldTag(), heldLength());
        } else {
            super.setHeader("Content-Encoding", codec.name());
            sendHeld(codedTag(codec), UNKNOWN);
            // Else an error after this would put its page, plain, behind the header that says it is coded.
            super.flushBuffer();
        }
        return codec;
    }

    /** The stream of the container. */
    ServletOutputStream containerStream() throws IOException {
        return super.getOutputStream();
    }

    /** The body is complete: sends it. */
    void sendWhole(byte[] bytes, int count) throws IOException {
        isFinished = true;
        if (count == 0) {
            sendHeadersOnly();
            return;
        }
        Codec codec = decide(count);
        ByteArrayOutputStream coded = codec == null ? null : code(codec, bytes, count);
        if (coded != null && (coded.size() < count || !request.acceptsIdentity())) {
            super.setHeader("Content-Encoding", codec.name());
            sendHeld(codedTag(codec), coded.size());
            coded.writeTo(super.getOutputStream());
        } else {
            sendHeld(heldTag(), count);
            super.getOutputStream().write(bytes, 0, count);
        }
        super.getOutputStream().close();
    }

    private static ByteArrayOutputStream code(Codec codec, byte[] bytes, int count) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(count);
        try (OutputStream encoder = codec.encode(coded)) {
            encoder.write(bytes, 0, count);
        }
        return coded;
    }

    /** No body: of a HEAD request, a 304, a redirect; the headers are those that go with the body. */
    private void sendHeadersOnly() {
        if (super.isCommitted()) {
            return;
        }
        if (getStatus() == SC_NOT_MODIFIED) {
            addVary();
            boolean isCoded = heldTag() != null && request.namesCoded(heldTag());
            sendHeld(isCoded ? codedTag(request.codec()) : heldTag(), heldLength());
            return;
        }
        boolean isHead = request.getMethod().equals("HEAD") && heldLength() > 0;
        Codec codec = isHead ? decide(heldLength()) : null;
        if (codec == null) {
            sendHeld(heldTag(), heldLength());
        } else {
            super.setHeader("Content-Encoding", codec.name());
            sendHeld(codedTag(codec), UNKNOWN);
        }
    }

    private String codedTag(Codec codec) {
        return heldTag() == null ? null : EntityTag.coded(heldTag(), codec);
    }

    /**
     * Decides about a body, and says in {@code Vary} where the decision was the client's.
     *
     * @param length of the body in bytes, or {@link #UNKNOWN}
     * @return null to send it plain
     */
    private Codec decide(long length) {
        boolean isShort = length != UNKNOWN && length < threshold;
        if (!isCodable() || isShort && request.acceptsIdentity()) {
            return null;
        }
        addVary();
        return isPart() ? null : request.codec();
    }

    private boolean isCodable() {
        String cacheControl = getHeader("Cache-Control");
        return request.getAttribute(CompressionFilter.OFF) == null
                && !containsHeader("Content-Encoding")
                && (ContentTypes.isCompressible(getContentType(), denseTypes()) || !request.acceptsIdentity())
                && (cacheControl == null
                        || !cacheControl.toLowerCase(Locale.ROOT).contains("no-transform"));
    }

    @SuppressWarnings("unchecked") // the attribute has one type
    private Predicate<String> denseTypes() {
        Object given = request.getAttribute(CompressionFilter.IS_DENSE);
        return given == null ? type -> false : (Predicate<String>) given;
    }

    private boolean isPart() {
        return getStatus() == SC_PARTIAL_CONTENT || containsHeader("Content-Range");
    }

    private void addVary() {
        for (String field : getHeaders("Vary")) {
            String names = "," + field.replace(" ", "").toLowerCase(Locale.ROOT) + ",";
            if (names.contains(",accept-encoding,") || names.contains(",*,")) {
                return;
            }
        }
        super.addHeader("Vary", "Accept-Encoding");
    }
}
