package org.roundup.rest.jaxrs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.internal.process.MappableException;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.roundup.rest.wire.ApiError;

/** Takes what Jersey makes of a call. Failures are kept, and thrown when Jersey has come to its end. */
final class AnswerWriter implements ContainerResponseWriter {

    private static final int FIRST_ERROR = 400;

    private final Outlet outlet;
    private RuntimeException failure;

    AnswerWriter(Outlet outlet) {
        this.outlet = outlet;
    }

    /** @throws RuntimeException what went wrong, if anything did */
    void complete() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
        Object thrown = response.getRequestContext().getProperty(FailureKeeper.FAILURE);
        if (thrown != null) {
            failure((Throwable) thrown);
            return OutputStream.nullOutputStream();
        }
        if (response.getStatus() >= FIRST_ERROR && !response.hasEntity()) {
            failure = error(response);
            return OutputStream.nullOutputStream();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.getStringHeaders().forEach((name, values) -> headers.put(name, joined(values)));
        try {
            return outlet.begin(response.getStatus(), headers);
        } catch (IOException gone) {
            failure = new UncheckedIOException(gone);
            throw new ContainerException(gone);
        } catch (RuntimeException refused) {
            failure = refused;
            throw refused;
        }
    }

    /** An error without a body of its own gets the usual one. */
    private static ApiError error(ContainerResponse response) {
        ApiError error =
                new ApiError(response.getStatus(), response.getStatusInfo().getReasonPhrase());
        response.getStringHeaders().forEach((name, values) -> error.with(name, joined(values)));
        return error;
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }

    @Override
    public boolean suspend(long timeOut, TimeUnit unit, TimeoutHandler handler) {
        failure = new UnsupportedOperationException(
                "a resource cannot answer later: its unit of work ends with the call");
        return false;
    }

    @Override
    public void setSuspendTimeout(long timeOut, TimeUnit unit) {
        throw new IllegalStateException("nothing is suspended");
    }

    @Override
    public void commit() {
        // whoever has started Jersey completes the answer
    }

    @Override
    public void failure(Throwable error) {
        if (failure == null) {
            Throwable cause = error;
            while (cause instanceof MappableException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            failure = cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        }
    }

    @Override
    public boolean enableResponseBuffering() {
        return false;
    }
}
