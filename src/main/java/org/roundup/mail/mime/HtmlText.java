package org.roundup.mail.mime;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Makes text of HTML: blocks on lines of their own, no scripts and styles. */
final class HtmlText implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        document.select("script, style, head, template, noscript").remove();
        HtmlText visitor = new HtmlText();
        NodeTraversor.traverse(visitor, document.body());
        return visitor.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            add(preformatted(words) ? words.getWholeText() : words.text());
        } else if (node instanceof Element element) {
            if (element.normalName().equals("br")) {
                text.append('\n');
            } else if (element.isBlock()) {
                newLine();
                text.append(element.normalName().equals("li") ? "- " : "");
            } else if (element.normalName().equals("td") && element.previousElementSibling() != null) {
                text.append(' ');
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) {
            newLine();
        }
    }

    private static boolean preformatted(TextNode words) {
        return words.parent() != null && words.parent().nodeName().equals("pre");
    }

    private void add(String words) {
        boolean atStart = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
        text.append(atStart ? words.stripLeading() : words);
    }

    private void newLine() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        if (end > 0 && text.charAt(end - 1) != '\n') {
            text.append('\n');
        }
    }
}
