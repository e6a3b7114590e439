package org.roundup.rest.resource;

import java.nio.charset.StandardCharsets;

/** The description of the interface for people: a page whose script shows {@code openapi.json}. */
final class DocsPage implements Endpoint {

    private static final String TYPE = "text/html; charset=utf-8";
    private static final byte[] PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>REST of this tracker</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="../@@file/rest-docs.css">
            <script src="../@@file/rest-docs.js" defer></script>
            </head>
            <body>
            <header>
            <h1>REST of this tracker</h1>
            <p>For machines: <a href="openapi.json">OpenAPI 3.1</a></p>
            <label>Find <input type="search" id="find" autocomplete="off"></label>
            </header>
            <main id="operations" aria-live="polite">
            <noscript><p>This page needs JavaScript. The <a href="openapi.json">description</a> can be read without.</p></noscript>
            </main>
            </body>
            </html>
            """.getBytes(StandardCharsets.UTF_8);

    @Override
    public Reply answer(Call call) {
        return Reply.bytes(TYPE, out -> out.write(PAGE))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin");
    }
}
