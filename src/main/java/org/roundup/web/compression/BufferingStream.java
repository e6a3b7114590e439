package org.roundup.web.compression;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;

/** The body of a response: holds it back until it outgrows the buffer, is flushed or ends. */
final class BufferingStream extends ServletOutputStream {
    private static final int SIZE = 8192;

    private final CompressingResponse response;
    private final byte[] buffer = new byte[SIZE];

    private int count;
    private Sink sink;
    private OutputStream target;
    private boolean isClosed;
    private boolean ignoresFlush;

    BufferingStream(CompressingResponse response) {
        this.response = response;
    }

    @Override
    public void write(int octet) throws IOException {
        if (target == null && count < SIZE) {
            buffer[count++] = (byte) octet;
        } else {
            write(new byte[] {(byte) octet}, 0, 1);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (isClosed) {
            throw new IOException("The body of this response has ended");
        }
        if (target == null && length <= SIZE - count) {
            System.arraycopy(bytes, offset, buffer, count, length);
            count += length;
        } else {
            begin();
            target.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (!isClosed && !ignoresFlush) {
            begin();
            target.flush();
            sink.flush(); // not every encoder hands the flush on
        }
    }

    private void begin() throws IOException {
        if (target == null) {
            Codec codec = response.begin();
            sink = new Sink(response.containerStream());
            target = codec == null ? sink : codec.encode(sink);
            target.write(buffer, 0, count);
            count = 0;
        }
    }

    @Override
    public void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (target == null) {
            response.sendWhole(buffer, count);
        } else {
            target.close();
        }
    }

    /** From now on a flush changes nothing: the end of the body is near. */
    void ignoreFlush() {
        ignoresFlush = true;
    }

    /** Drops what is held back. */
    void forget() {
        count = 0;
    }

    /** Ends the encoder of a body that was abandoned, so that its memory is freed; what it has left goes nowhere. */
    void release() throws IOException {
        if (target != null && !isClosed) {
            isClosed = true;
            sink.detach();
            target.close();
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /** Bodies are written by threads that may wait. */
    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("Compressed responses cannot be written by a WriteListener");
    }

    /** The stream of the container, until it is detached. */
    private static final class Sink extends OutputStream {
        private final OutputStream out;
        private boolean isDetached;

        Sink(OutputStream out) {
            this.out = out;
        }

        void detach() {
            isDetached = true;
        }

        @Override
        public void write(int octet) throws IOException {
            if (!isDetached) {
                out.write(octet);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!isDetached) {
                out.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!isDetached) {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (!isDetached) {
                out.close();
            }
        }
    }
}
