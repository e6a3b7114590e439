package org.roundup.web.visit;

/** Names and passwords that the application server knows, apart from those of a tracker. */
@FunctionalInterface
public interface ServerPasswords {

    /** Of a server that knows nobody. */
    ServerPasswords NONE = (name, password) -> false;

    /** Whether the server accepts the name with the password. */
    boolean accept(String name, String password);
}
