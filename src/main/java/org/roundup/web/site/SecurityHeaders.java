package org.roundup.web.site;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that tell browsers what a page may do. */
final class SecurityHeaders {

    private static final int NONCE_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecurityHeaders() {}

    /** A random text that marks the scripts of one page. */
    static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The headers of a page: it loads only from the tracker, and runs only scripts with the nonce. */
    static Map<String, String> of(String nonce, boolean https) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce + "' "
                        + PlainPage.STYLE_SOURCE
                        + "; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
                        + "form-action 'self'; base-uri 'self'; frame-ancestors 'self'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "SAMEORIGIN");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }
}
