package org.roundup.web.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static String html(String text) {
        return Markdown.html(text, new Linker(LinkerTest.TARGETS), true).html();
    }

    @Test
    void rendersAndLinks() {
        assertEquals("<p><strong>a</strong><br>\nb</p>\n", html("**a**\nb"));
        assertTrue(html("see issue5").contains("href=\"issue5\">issue5</a>"));
        assertTrue(html("|a|b|\n|-|-|\n|1|2|").contains("<td>1</td>"));
    }

    @Test
    void leavesLinksAndCodeAlone() {
        assertTrue(html("[issue5](http://a.b)").contains("href=\"http://a.b\">issue5</a>"));
        assertEquals("<p><code>issue5</code></p>\n", html("`issue5`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "![x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](data:text/html,<script>)",
                "[x](vbscript:x)",
                "<a href=\"javascript:x\">",
                "[x]: javascript:alert(1)\n[x]",
                "[a](x\"onmouseover=alert(1)\")",
                "<javascript:alert(1)>"
            })
    void nothingInItCanRun(String text) {
        String html = html(text);
        org.jsoup.nodes.Document document = org.jsoup.Jsoup.parse(html);
        assertTrue(document.select("script, iframe, object, style").isEmpty(), html);
        document.getAllElements().forEach(element -> element.attributes().forEach(attribute -> {
            assertFalse(attribute.getKey().startsWith("on"), html);
            boolean address =
                    attribute.getKey().equals("href") || attribute.getKey().equals("src");
            assertFalse(address && attribute.getValue().matches("(?i)\\s*(javascript|data|vbscript):.*"), html);
        }));
    }
}
