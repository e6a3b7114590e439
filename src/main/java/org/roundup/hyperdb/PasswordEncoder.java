package org.roundup.hyperdb;

/** Turns what somebody wrote as a password into what is stored. The schemes are known to {@code org.roundup.security}. */
@FunctionalInterface
public interface PasswordEncoder {

    /**
     * Reads a password: {@code {scheme}data} is taken as encoded, anything else is encoded.
     *
     * @param text not empty
     * @param scheme with which clear text is encoded, or null for the default one
     * @throws ValueError if a scheme is unknown
     */
    Password read(String text, String scheme);
}
