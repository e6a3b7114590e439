package org.roundup.web.wrapper;

import java.util.List;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/**
 * A chart of horizontal bars as SVG. Each bar is a link; for people who cannot see it the picture has a text that says
 * what it shows.
 */
final class BarChart {

    /** One bar. */
    record Bar(String label, int count, String url) {}

    private static final int WIDTH = 420;
    private static final int ROW = 26;
    private static final int LABEL = 120;
    private static final int NUMBER = 48;
    private static final int LONGEST_LABEL = 17;

    private BarChart() {}

    static Markup svg(String title, List<Bar> bars) {
        int most = bars.stream().mapToInt(Bar::count).max().orElse(0);
        StringBuilder said = new StringBuilder(title).append(": ");
        bars.forEach(bar -> said.append(bar.label).append(' ').append(bar.count).append(", "));
        Element svg = Element.of("svg")
                .with("class", "chart")
                .with("role", "group")
                .with("viewBox", "0 0 " + WIDTH + " " + Math.max(1, bars.size()) * ROW)
                .with("aria-label", said.substring(0, said.length() - 2));
        int y = 0;
        for (Bar bar : bars) {
            svg.add(row(bar, y, most));
            y += ROW;
        }
        return svg.markup();
    }

    private static Element row(Bar bar, int y, int most) {
        int room = WIDTH - LABEL - NUMBER;
        int width = most == 0 ? 0 : Math.max(2, Math.round((float) room * bar.count / most));
        Element link = Element.of("a").with("href", bar.url);
        link.add(text(
                bar.label.length() > LONGEST_LABEL ? bar.label.substring(0, LONGEST_LABEL - 1) + "…" : bar.label,
                0,
                y));
        link.add(rectangle("rail", LABEL, y, room));
        link.add(rectangle("bar", LABEL, y, width));
        link.add(text(Integer.toString(bar.count), LABEL + room + 8, y).with("class", "value"));
        return link;
    }

    private static Element text(String text, int x, int y) {
        return Element.of("text").with("x", x).with("y", y + 17).text(text);
    }

    private static Element rectangle(String kind, int x, int y, int width) {
        return Element.of("rect")
                .with("class", kind)
                .with("x", x)
                .with("y", y + 5)
                .with("width", width)
                .with("height", ROW - 10)
                .with("rx", 4);
    }
}
