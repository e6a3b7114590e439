package org.roundup.web.session;

import java.util.Optional;
import org.roundup.store.Database;
import org.roundup.web.visit.Request;

/** Finds out whom a header {@code Authorization} names. */
public interface Credentials {

    /**
     * The user.
     *
     * @param request whose header says it, if it has one
     * @param address of the client
     * @return nothing if the header is of another kind than what is looked for
     * @throws LoginRefused if what the header says is wrong
     */
    Optional<String> user(Request request, String address, Database db);
}
