package org.roundup.security;

import java.security.SecureRandom;
import org.roundup.hyperdb.ValueError;

/** A way to encode passwords so that they can be checked but not read. */
interface PasswordScheme {

    /** The name that stands in braces before the encoded password. */
    String name();

    /**
     * Encodes a password for the first time.
     *
     * @param rounds how often the work is repeated, for schemes that can
     * @param random for the salt
     */
    String encode(String password, int rounds, SecureRandom random);

    /**
     * Encodes a password with the salt and the rounds of an encoded one: the result equals {@code data} if, and only
     * if, the passwords are equal.
     *
     * @throws ValueError if {@code data} is malformed
     */
    String encodeLike(String password, String data);
}
