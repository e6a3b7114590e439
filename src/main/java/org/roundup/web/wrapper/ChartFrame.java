package org.roundup.web.wrapper;

import java.util.List;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/**
 * What all charts have in common: a picture as SVG with a title and a description, and the same numbers as a table,
 * folded, below it.
 *
 * @param id unique on the page
 * @param title what the picture shows
 * @param summary opens the table
 */
record ChartFrame(String id, String title, String summary) {

    /** The picture, to be filled; its width is that of the place it stands in. */
    Element picture(int height, String description) {
        return Element.of("svg")
                .with("class", "chart")
                .with("role", "group")
                .with("width", "100%")
                .with("height", height)
                .with("aria-labelledby", id + "-title")
                .with("aria-describedby", id + "-text")
                .add(Element.of("title").with("id", id + "-title").text(title))
                .add(Element.of("desc").with("id", id + "-text").text(description));
    }

    /** Picture and table. */
    Markup with(Element picture, List<String> heads, List<List<Element>> rows) {
        Element head = Element.of("tr");
        heads.forEach(text -> head.add(Element.of("th").with("scope", "col").text(text)));
        Element body = Element.of("tbody");
        for (List<Element> cells : rows) {
            Element row = Element.of("tr");
            for (int i = 0; i < cells.size(); i++) {
                row.add((i == 0 ? Element.of("th").with("scope", "row") : Element.of("td")).add(cells.get(i)));
            }
            body.add(row);
        }
        Element table = Element.of("table")
                .add(Element.of("caption").with("class", "sr-only").text(title))
                .add(Element.of("thead").add(head))
                .add(body);
        Element details = Element.of("details")
                .with("class", "chart-table")
                .add(Element.of("summary").text(summary))
                .add(table);
        return new Markup(picture.markup().html() + details.markup().html());
    }

    /** A cell of the table that is a text. */
    static Element plain(Object text) {
        return Element.of("span").text(String.valueOf(text));
    }

    /** A cell of the table that leads to a list. */
    static Element link(Object text, String url) {
        return Element.of("a").with("href", url).text(String.valueOf(text));
    }
}
