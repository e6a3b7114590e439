package org.roundup.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roundup.hyperdb.RoundupException;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerRegistry;
import org.roundup.web.html.Html;
import org.roundup.web.template.PageTemplate;
import org.roundup.web.template.TemplateEngine;
import org.roundup.web.template.TemplateFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page that lists the trackers: built in, or a Velocity template of the administrator, which knows {@code $trackers},
 * the open {@link Tracker}s by name, sorted. The template is read again when it changes.
 */
final class TrackerIndex {
    private static final Logger LOG = LoggerFactory.getLogger("roundup.web");
    private static final String WHOLE_PAGE = "text/html;charset=utf-8";

    private final TrackerRegistry registry;
    private final TemplateEngine engine;
    private final PageTemplate template;

    /** @param file the template, if the administrator has one */
    TrackerIndex(TrackerRegistry registry, Optional<Path> file) {
        this.registry = registry;
        this.engine = file.map(path -> new TemplateEngine(path.toAbsolutePath().getParent()))
                .orElse(null);
        this.template = file.map(path -> new PageTemplate(path.getFileName().toString(), WHOLE_PAGE))
                .orElse(null);
    }

    /** The page as HTML. A template that fails is reported in the log, and the built-in page sent instead. */
    String page() {
        if (engine != null) {
            try {
                return engine.render(template, new HashMap<>(Map.of("trackers", openTrackers())))
                        .toString();
            } catch (TemplateFailure | RoundupException e) {
                LOG.error("The template {} for the list of trackers fails: {}", template.name(), e.getMessage());
            }
        }
        StringBuilder list = new StringBuilder("<ol>\n");
        for (String name : registry.names()) {
            list.append("<li><a href=\"%s/index\">%s</a></li>\n".formatted(encoded(name), Html.escape(name)));
        }
        return page("Roundup trackers index", list.append("</ol>").toString());
    }

    private SortedMap<String, Tracker> openTrackers() {
        SortedMap<String, Tracker> open = new TreeMap<>();
        for (String name : registry.names()) {
            try {
                registry.find(name).ifPresent(tracker -> open.put(name, tracker));
            } catch (RoundupException e) {
                LOG.debug("Not listed: tracker {}, which the registry has reported", name);
            }
        }
        return open;
    }

    /**
     * A page by itself.
     *
     * @param title plain text
     * @param body HTML
     */
    static String page(String title, String body) {
        String text = Html.escape(title);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>%1$s</title></head>\n".formatted(text)
                + "<body>\n<h1>%s</h1>\n%s\n</body>\n</html>\n".formatted(text, body);
    }

    /** A name as a segment of a path. */
    static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }
}
