package org.roundup.webhook;

import java.io.IOException;

/** Nothing was sent, since the address is one that must not be connected to. */
final class PostRefused extends IOException {

    private static final long serialVersionUID = 1L;

    PostRefused(String message) {
        super(message);
    }
}
