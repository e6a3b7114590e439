package org.roundup.web.text;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.roundup.web.html.Markup;

/**
 * Markdown as HTML: CommonMark with tables. Raw HTML in it is shown as text, links lead only to http, https, mailto and
 * places inside the tracker, and what the {@link Linker} finds becomes a link.
 */
public final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.NONE)
            .build();
    private static final UrlSanitizer URLS = new DefaultUrlSanitizer(List.of("http", "https", "mailto", "ftp", "ftps"));
    private static final HtmlRenderer WITH_BREAKS = renderer("<br>\n");
    private static final HtmlRenderer PLAIN = renderer("\n");

    private Markdown() {}

    private static HtmlRenderer renderer(String softBreak) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(URLS)
                .softbreak(softBreak)
                .attributeProviderFactory(context -> (node, tagName, attributes) -> {
                    if (node instanceof Link link && leavesTracker(link.getDestination())) {
                        attributes.put("rel", "nofollow noopener");
                    }
                })
                .build();
    }

    private static boolean leavesTracker(String destination) {
        return destination.indexOf(':') >= 0 || destination.startsWith("//");
    }

    /**
     * The text as HTML.
     *
     * @param linker finds links in text that is no link yet
     * @param lineBreaks whether the end of a line is one in the page too
     */
    public static Markup html(String text, Linker linker, boolean lineBreaks) {
        Node document = PARSER.parse(text);
        document.accept(new TextLinks(linker));
        return new Markup((lineBreaks ? WITH_BREAKS : PLAIN).render(document));
    }

    /** Replaces text outside of links by text and links. */
    private static final class TextLinks extends AbstractVisitor {

        private final Linker linker;

        private TextLinks(Linker linker) {
            this.linker = linker;
        }

        @Override
        public void visit(Link link) {
            // what is a link already stays as it is
        }

        @Override
        public void visit(Text text) {
            List<Segment> segments = linker.segments(text.getLiteral());
            if (segments.stream().allMatch(segment -> segment.href() == null)) {
                return;
            }
            for (Segment segment : segments) {
                text.insertBefore(node(segment));
            }
            text.unlink();
        }

        private static Node node(Segment segment) {
            Text content = new Text(segment.text());
            if (segment.href() == null) {
                return content;
            }
            Link link = new Link(segment.href(), null);
            link.appendChild(content);
            return link;
        }
    }
}
