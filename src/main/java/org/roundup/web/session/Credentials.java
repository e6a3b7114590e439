package org.roundup.web.session;

import java.util.Optional;
import org.roundup.store.Database;

/** Finds out whom a header {@code Authorization} names. */
public interface Credentials {

    /**
     * The user.
     *
     * @param header what was sent, or null
     * @param address of the client
     * @return nothing if the header is of another kind than what is looked for
     * @throws LoginRefused if what the header says is wrong
     */
    Optional<String> user(String header, String address, Database db);
}
