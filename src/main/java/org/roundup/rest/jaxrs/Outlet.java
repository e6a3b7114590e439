package org.roundup.rest.jaxrs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Where the answer of a resource goes. */
public interface Outlet {

    /**
     * Begins the answer: the resource has returned, and what it has changed is committed or rolled back before anything is
     * sent.
     *
     * @param headers of the answer, its type among them
     * @return takes the body
     */
    OutputStream begin(int status, Map<String, String> headers) throws IOException;
}
