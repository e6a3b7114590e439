package org.roundup.rest.jaxrs;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.roundup.store.Database;

/** Gives resources the call that they answer, and its unit of work. */
final class CallBinder extends AbstractBinder {

    static final String CALL = "org.roundup.call";

    @Override
    protected void configure() {
        bindFactory(OfCall.class).to(RestCall.class).in(RequestScoped.class);
        bindFactory(OfDatabase.class).to(Database.class).in(RequestScoped.class);
    }

    /** The call. */
    static final class OfCall implements Supplier<RestCall> {

        private final ContainerRequestContext request;

        @Inject
        OfCall(ContainerRequestContext request) {
            this.request = request;
        }

        @Override
        public RestCall get() {
            return (RestCall) request.getProperty(CALL);
        }
    }

    /** Its unit of work. */
    static final class OfDatabase implements Supplier<Database> {

        private final ContainerRequestContext request;

        @Inject
        OfDatabase(ContainerRequestContext request) {
            this.request = request;
        }

        @Override
        public Database get() {
            return ((RestCall) request.getProperty(CALL)).database();
        }
    }
}
