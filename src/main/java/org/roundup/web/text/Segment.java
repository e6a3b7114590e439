package org.roundup.web.text;

/**
 * A piece of text.
 *
 * @param text as it was written
 * @param href where it links to, or null for plain text
 * @param external whether the link leaves the tracker
 */
public record Segment(String text, String href, boolean external) {

    static Segment plain(String text) {
        return new Segment(text, null, false);
    }

    static Segment inside(String text, String href) {
        return new Segment(text, href, false);
    }

    static Segment outside(String text, String href) {
        return new Segment(text, href, true);
    }
}
