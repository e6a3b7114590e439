package org.roundup.web.wrapper;

import java.util.List;
import java.util.stream.Collectors;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/** A chart of horizontal bars, each of which is a link. */
final class BarChart {

    /** One bar. */
    record Bar(String label, int count, String url) {}

    private static final int ROW = 26;
    private static final int LONGEST_LABEL = 17;

    /** Where bars begin, and how long the longest is, in percent of the width. */
    private static final int START = 37;

    private static final int ROOM = 54;

    private BarChart() {}

    /** @param heads of the columns of the table */
    static Markup of(ChartFrame frame, List<String> heads, List<Bar> bars) {
        int most = bars.stream().mapToInt(Bar::count).max().orElse(0);
        String said = bars.stream().map(bar -> bar.label + " " + bar.count).collect(Collectors.joining(", "));
        Element picture = frame.picture(bars.size() * ROW, said);
        int y = 0;
        for (Bar bar : bars) {
            picture.add(row(bar, y, most));
            y += ROW;
        }
        return frame.with(
                picture,
                heads,
                bars.stream()
                        .map(bar -> List.of(ChartFrame.plain(bar.label), ChartFrame.link(bar.count, bar.url)))
                        .toList());
    }

    private static Element row(Bar bar, int y, int most) {
        String label = bar.label.length() > LONGEST_LABEL ? bar.label.substring(0, LONGEST_LABEL - 1) + "…" : bar.label;
        Element link = Element.of("a").with("href", bar.url);
        link.add(text(label, "0", y));
        link.add(rectangle("rail", y, ROOM));
        if (bar.count > 0) {
            link.add(rectangle("bar", y, Math.max(1, Math.round((float) ROOM * bar.count / most))));
        }
        return link.add(text(Integer.toString(bar.count), "100%", y)
                .with("class", "value")
                .with("text-anchor", "end"));
    }

    private static Element text(String text, String x, int y) {
        return Element.of("text").with("x", x).with("y", y + 17).text(text);
    }

    private static Element rectangle(String kind, int y, int width) {
        return Element.of("rect")
                .with("class", kind)
                .with("x", START + "%")
                .with("y", y + 7)
                .with("width", width + "%")
                .with("height", ROW - 14)
                .with("rx", 3);
    }
}
