package org.roundup.security;

import java.security.SecureRandom;

/** The password itself. Only for reading what old trackers hold. */
final class PlaintextScheme implements PasswordScheme {

    @Override
    public String name() {
        return "plaintext";
    }

    @Override
    public String encode(String password, int rounds, SecureRandom random) {
        return password;
    }

    @Override
    public String encodeLike(String password, String data) {
        return password;
    }
}
