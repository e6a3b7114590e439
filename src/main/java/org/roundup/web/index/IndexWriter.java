package org.roundup.web.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.request.Urls;

/** Writes index arguments into addresses and forms. */
public final class IndexWriter {

    private final IndexArguments arguments;

    public IndexWriter(IndexArguments arguments) {
        this.arguments = arguments;
    }

    /**
     * An address with arguments: those given first, then the page's own that they do not replace.
     *
     * @param url what comes before the question mark
     * @param given by name; null leaves a name out and hides the page's own value
     */
    public String url(String url, Map<String, ?> given) {
        List<String> parts = new ArrayList<>();
        given.forEach((name, value) -> {
            if (value != null) {
                parts.add(Urls.quoteName(name) + "=" + quoted(value));
            }
        });
        Set<String> specials = given.keySet().stream()
                .filter(name -> name.startsWith("@") || name.startsWith(":"))
                .map(name -> name.substring(1))
                .collect(Collectors.toSet());
        addOwn(parts, specials);
        arguments.filterspec().forEach((name, value) -> {
            if (!given.containsKey(name)) {
                parts.add(Urls.quoteName(name) + "=" + written(value));
            }
        });
        return url + "?" + String.join("&", parts);
    }

    private static String quoted(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(item -> Urls.quote(String.valueOf(item))).collect(Collectors.joining(","));
        }
        return Urls.quote(value.toString());
    }

    private void addOwn(List<String> parts, Set<String> specials) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("columns", names(arguments.columns()));
        own.put("sort", Urls.quoteName(IndexArguments.text(arguments.sort())));
        own.put("group", Urls.quoteName(IndexArguments.text(arguments.group())));
        own.put("filter", names(arguments.filter()));
        own.put("search_text", arguments.searchText() == null ? "" : Urls.quote(arguments.searchText()));
        own.put("pagesize", Integer.toString(arguments.pagesize()));
        own.put("startwith", Integer.toString(arguments.startwith()));
        own.forEach((name, value) -> {
            if (!value.isEmpty() && !specials.contains(name)) {
                parts.add(arguments.special() + name + "=" + value);
            }
        });
    }

    private static String names(List<String> names) {
        return Urls.quoteName(String.join(",", names));
    }

    private static String written(FilterValue value) {
        String separator = value.kind() == FilterValue.Kind.WORDS ? "%20" : ",";
        return value.values().stream().map(Urls::quote).collect(Collectors.joining(separator));
    }

    /**
     * The arguments as hidden inputs.
     *
     * @param parts which of columns, sort, group, filter, filterspec and search_text to write
     * @param exclude names of filter values that the form has inputs for
     */
    public Markup form(Set<String> parts, Collection<String> exclude) {
        StringBuilder out = new StringBuilder();
        if (parts.contains("columns") && !arguments.columns().isEmpty()) {
            hidden(out, arguments.special() + "columns", String.join(",", arguments.columns()));
        }
        if (parts.contains("sort")) {
            hidden(out, arguments.special() + "sort", IndexArguments.text(arguments.sort()));
        }
        if (parts.contains("group")) {
            hidden(out, arguments.special() + "group", IndexArguments.text(arguments.group()));
        }
        if (parts.contains("filter") && !arguments.filter().isEmpty()) {
            hidden(out, arguments.special() + "filter", String.join(",", arguments.filter()));
        }
        if (parts.contains("filterspec")) {
            arguments.filterspec().forEach((name, value) -> {
                if (!exclude.contains(name)) {
                    hidden(out, name, value.text());
                }
            });
        }
        if (parts.contains("search_text") && arguments.searchText() != null) {
            hidden(out, arguments.special() + "search_text", arguments.searchText());
        }
        hidden(out, arguments.special() + "pagesize", Integer.toString(arguments.pagesize()));
        hidden(out, arguments.special() + "startwith", Integer.toString(arguments.startwith()));
        return new Markup(out.toString());
    }

    private static void hidden(StringBuilder out, String name, String value) {
        out.append(Element.of("input")
                .with("type", "hidden")
                .with("name", name)
                .with("value", value)
                .tag()
                .html());
    }
}
