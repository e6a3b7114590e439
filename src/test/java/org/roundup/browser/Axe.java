package org.roundup.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Judges the page of a window by the rules of WCAG 2.2, levels A and AA, with axe-core. */
final class Axe {

    private static final String SOURCE = source();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const options = arguments[0]
                ? { runOnly: ["color-contrast", "link-in-text-block"] }
                : { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
            axe.run(document, { ...options, resultTypes: ["violations"] }).then(
                (result) => done(result.violations.map((violation) =>
                    violation.id + ": " + violation.help + "\\n" + violation.nodes.slice(0, 4).map((node) =>
                        "    " + node.html.slice(0, 200) + "\\n      " + [...node.any, ...node.all, ...node.none]
                            .map((check) => check.message).join("; ")).join("\\n"))),
                (error) => done(["axe failed: " + error]));
            """;

    private Axe() {}

    private static String source() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** What is wrong with the page; empty if nothing is. */
    static List<String> violations(Window window) {
        return run(window, false);
    }

    /** What is wrong with the colours of the page; empty if nothing is. */
    static List<String> colourViolations(Window window) {
        return run(window, true);
    }

    @SuppressWarnings("unchecked") // the script answers with a list of texts
    private static List<String> run(Window window, boolean colours) {
        if (Boolean.FALSE.equals(window.script("return typeof axe === 'object'"))) {
            window.script(SOURCE);
        }
        return (List<String>) window.driver().executeAsyncScript(RUN, colours);
    }
}
