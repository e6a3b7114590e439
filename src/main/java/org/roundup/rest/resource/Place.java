package org.roundup.rest.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;

/**
 * Addresses of a tracker's REST and its limits.
 *
 * @param web the tracker's address, with a slash at its end
 * @param rest address of REST, without one
 * @param maxRows items in one answer at most
 * @param marks makes the marks of items
 */
public record Place(String web, String rest, int maxRows, MarkKey marks) {

    /** The place of the tracker with that configuration. */
    public static Place of(TrackerConfig config) {
        String web = config.get(TrackerOptions.WEB);
        return new Place(
                web,
                web + "rest",
                (int) Math.min(Integer.MAX_VALUE - 1L, config.get(WebOptions.REST_MAX_ROWS)),
                new MarkKey(config.get(WebOptions.SECRET_KEY)));
    }

    /** The same with another limit. */
    public Place withRows(int rows) {
        return new Place(web, rest, rows, marks);
    }

    /** Address of a class. */
    public String link(String className) {
        return rest + "/data/" + className;
    }

    /** Address of an item. */
    public String link(String className, String id) {
        return link(className) + "/" + id;
    }

    /** Address of the content of an item, for browsers. */
    public String contentLink(String className, String id) {
        return web + className + id + "/";
    }

    /** A text as part of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
