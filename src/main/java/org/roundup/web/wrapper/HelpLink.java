package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.request.Urls;

/** Links to windows in which a value is chosen for a field of the page that opened them. */
final class HelpLink {

    private final String className;
    private final Map<String, ?> options;

    /** @param options as templates give them; those that are missing have the defaults of Roundup */
    HelpLink(String className, Map<String, ?> options) {
        this.className = className;
        this.options = options;
    }

    /** A list of the items of the class. */
    Markup toItems(String properties, String sort) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("@startwith", "0");
        arguments.put("@template", "help");
        arguments.put("properties", properties);
        arguments.put("property", text("property", ""));
        arguments.put("form", text("form", "itemSynopsis"));
        arguments.put("type", text("inputtype", "checkbox"));
        arguments.put("@group", text("group", ""));
        arguments.put("@sort", text("sort", sort));
        arguments.put("@pagesize", text("pagesize", "50"));
        Map<String, String> filter = filter();
        arguments.put("@filter", String.join(",", filter.keySet()));
        arguments.putAll(filter);
        return link(arguments, "500", "600", "(list)", "data-helpurl");
    }

    /** A calendar for a property of an item or of a class. */
    static Markup toCalendar(String designator, String field, String date, Map<String, ?> options) {
        HelpLink help = new HelpLink(designator, options);
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("@template", "calendar");
        arguments.put("property", field);
        arguments.put("form", help.text("form", "itemSynopsis"));
        arguments.put("date", date);
        return help.link(arguments, "300", "200", "(cal)", "data-calurl");
    }

    /** Filters from {@code property=values;property=values}. */
    private Map<String, String> filter() {
        Map<String, String> filter = new LinkedHashMap<>();
        for (String part : text("filter", "").split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                filter.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return filter;
    }

    private String text(String option, String otherwise) {
        Object given = options.get(option);
        return given == null ? otherwise : given.toString();
    }

    private Markup link(Map<String, String> arguments, String width, String height, String label, String urlName) {
        List<String> parts = new ArrayList<>();
        arguments.forEach((name, value) -> {
            if (!value.isEmpty()) {
                parts.add(Urls.quoteName(name) + "=" + Urls.quoteName(value));
            }
        });
        String url = className + "?" + parts.stream().collect(Collectors.joining("&"));
        Element link = Element.of("a")
                .with("class", "classhelp")
                .with("href", url)
                .with("target", "_blank")
                .with("rel", "opener")
                .with(urlName, url)
                .with("data-width", text("width", width))
                .with("data-height", text("height", height));
        if (options.get("html_kwargs") instanceof Map<?, ?> given) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            given.forEach((name, value) -> attributes.put(name.toString(), value));
            link.withAll(attributes);
        }
        return link.text(text("label", label)).markup();
    }
}
