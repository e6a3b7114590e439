package org.roundup.rest.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.roundup.store.change.Cursor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection to one who listens. What is sent is written as the connection takes it; nobody waits for that. */
final class OpenStream {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.rest");
    private static final int MOST_WAITING = 128 * 1024;

    private final Subscription subscription;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<OpenStream> ended;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final long bornNanos = System.nanoTime();
    private int waitingBytes;
    private boolean writable;
    private boolean unflushed;
    private boolean closing;
    private boolean over;

    /** The place up to which the distributor has told everything; its thread only. */
    private Cursor cursor;

    /**
     * @param context of a request for which headers were sent already
     * @param ended is told when the connection is over, for whatever reason
     */
    OpenStream(Subscription subscription, AsyncContext context, Consumer<OpenStream> ended) throws IOException {
        this.subscription = subscription;
        this.context = context;
        this.ended = ended;
        this.cursor = subscription.since();
        this.out = bare(context.getResponse()).getOutputStream();
    }

    /** The response of the server itself, whose stream can be written without waiting. */
    private static ServletResponse bare(ServletResponse response) {
        ServletResponse bare = response;
        while (bare instanceof ServletResponseWrapper wrapper) {
            bare = wrapper.getResponse();
        }
        return bare;
    }

    void begin() {
        context.setTimeout(0);
        context.addListener(new End());
        out.setWriteListener(new Writable());
    }

    Subscription subscription() {
        return subscription;
    }

    long bornNanos() {
        return bornNanos;
    }

    Cursor cursor() {
        return cursor;
    }

    void cursor(Cursor reached) {
        cursor = reached;
    }

    /** Sends a text when it can be sent; a client that takes nothing for too long is given up. */
    synchronized void send(byte[] text) {
        if (over || closing) {
            return;
        }
        waiting.add(text);
        waitingBytes += text.length;
        if (waitingBytes > MOST_WAITING) {
            end();
        } else {
            write();
        }
    }

    /** Ends the stream once what was sent before has been written. */
    synchronized void close() {
        closing = true;
        write();
    }

    private synchronized void write() {
        try {
            while (writable && !over && out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    waitingBytes -= next.length;
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    endIfClosing();
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A stream of events was ended by its client", gone);
            end();
        }
    }

    private void endIfClosing() {
        if (closing) {
            end();
        }
    }

    private synchronized void end() {
        if (over) {
            return;
        }
        over = true;
        waiting.clear();
        try {
            context.complete();
        } catch (IllegalStateException completed) {
            LOG.debug("A stream of events had ended already", completed);
        }
        ended.accept(this);
    }

    private final class Writable implements WriteListener {

        @Override
        public void onWritePossible() {
            synchronized (OpenStream.this) {
                writable = true;
                write();
            }
        }

        @Override
        public void onError(Throwable error) {
            LOG.debug("A stream of events has broken", error);
            end();
        }
    }

    private final class End implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            end();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public void onError(AsyncEvent event) {
            end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
