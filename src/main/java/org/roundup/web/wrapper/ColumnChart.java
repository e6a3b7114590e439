package org.roundup.web.wrapper;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;

/** A chart of columns in the order of time, each of which is a link. */
final class ColumnChart {

    /**
     * One column.
     *
     * @param label stands below some columns
     * @param period what it is about, in the table
     * @param height the number that it shows
     * @param more another number for the table
     * @param said all of it in words
     * @param url leads to what {@code more} counts
     */
    record Column(String label, String period, int height, int more, String said, String url) {}

    private static final int TOP = 20;
    private static final int ROOM = 120;
    private static final int HEIGHT = TOP + ROOM + 24;

    /** Every so many columns have a label. */
    private static final int LABELLED = 3;

    private ColumnChart() {}

    /** @param heads of the columns of the table: period, height, more */
    static Markup of(ChartFrame frame, List<String> heads, List<Column> columns) {
        int most = columns.stream().mapToInt(Column::height).max().orElse(0);
        String said = columns.stream().map(Column::said).collect(Collectors.joining("; "));
        Element picture = frame.picture(HEIGHT, said);
        double step = 100.0 / columns.size();
        for (int i = 0; i < columns.size(); i++) {
            picture.add(column(columns.get(i), i * step, step, most));
            if (i % LABELLED == 0) {
                picture.add(text(columns.get(i).label, i * step + step * 0.16, HEIGHT - 6));
            }
        }
        return frame.with(
                picture,
                heads,
                columns.stream()
                        .map(column -> List.of(
                                ChartFrame.plain(column.period),
                                ChartFrame.plain(column.height),
                                ChartFrame.link(column.more, column.url)))
                        .toList());
    }

    private static Element column(Column column, double x, double step, int most) {
        int height = column.height == 0 ? 0 : Math.max(2, Math.round((float) ROOM * column.height / most));
        Element link = Element.of("a").with("href", column.url).with("aria-label", column.said);
        link.add(Element.of("title").text(column.said));
        link.add(rectangle("room", x, step, TOP, ROOM));
        link.add(rectangle("bar", x + step * 0.16, step * 0.68, TOP + ROOM - height, height));
        return link.add(text(Integer.toString(column.height), x + step / 2, TOP + ROOM - height - 6)
                .with("class", "value")
                .with("text-anchor", "middle"));
    }

    private static Element text(String text, double x, int y) {
        return Element.of("text").with("x", percent(x)).with("y", y).text(text);
    }

    private static Element rectangle(String kind, double x, double width, int y, int height) {
        return Element.of("rect")
                .with("class", kind)
                .with("x", percent(x))
                .with("y", y)
                .with("width", percent(width))
                .with("height", height)
                .with("rx", 3);
    }

    private static String percent(double number) {
        return String.format(Locale.ROOT, "%.2f%%", number);
    }
}
