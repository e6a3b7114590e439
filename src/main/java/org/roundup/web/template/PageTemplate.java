package org.roundup.web.template;

/**
 * A template that was found.
 *
 * @param name of the file, below the folder of the templates
 * @param contentType of what it renders, such as {@code text/html}
 */
public record PageTemplate(String name, String contentType) {

    /** Whether it makes an HTML page, which gets the frame of the tracker. */
    public boolean isHtml() {
        return contentType.equals("text/html");
    }
}
