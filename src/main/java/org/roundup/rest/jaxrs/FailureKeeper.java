package org.roundup.rest.jaxrs;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Keeps what a resource has thrown, for those who turn failures into answers everywhere else. */
final class FailureKeeper implements ExceptionMapper<Exception> {

    static final String FAILURE = "org.roundup.failure";

    private final Provider<ContainerRequestContext> request;

    @Inject
    FailureKeeper(Provider<ContainerRequestContext> request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Exception failure) {
        if (failure instanceof WebApplicationException answer) {
            return answer.getResponse();
        }
        request.get().setProperty(FAILURE, failure);
        return Response.serverError().build();
    }
}
