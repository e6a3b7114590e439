package org.roundup.web.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.roundup.web.html.Html;

/** A page that needs nothing: no template, no database and no other file, so that it looks the same at any address. */
final class PlainPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: light-dark(#1b1f27, #e7e9ee); \
            background: light-dark(#fbfbfc, #0f1115); }
            main { max-width: 40rem; margin: 12vh auto; padding: 2rem; border: 1px solid light-dark(#e3e5e9, #2a2f39); \
            border-radius: 8px; background: light-dark(#ffffff, #15181e); }
            h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
            p { margin: 0; padding: .65rem .9rem; border-radius: 8px; overflow-wrap: anywhere; \
            background: light-dark(#fdeceb, #3a1815); color: light-dark(#8a1c12, #ffc9c3); }
            """;

    /** What a policy for contents names the style of these pages by. */
    static final String STYLE_SOURCE = "'sha256-" + hash(STYLE) + "'";

    private PlainPage() {}

    static String of(String title, String text) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + Html.escape(title)
                + "</title><style>" + STYLE + "</style></head><body><main><h1>" + Html.escape(title)
                + "</h1><p class=\"error-message\">" + Html.escape(text).replace("\n", "<br>")
                + "</p></main></body></html>\n";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
