package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Search.SortKey;
import org.roundup.hyperdb.SearchExpression;
import org.roundup.web.html.Markup;
import org.roundup.web.request.Urls;

/** Links to lists of items, and what they are filtered by, found out from the schema rather than written into pages. */
public final class Lists {

    private static final Set<String> CLOSED =
            Set.of("resolved", "done-cbb", "done", "closed", "fixed", "rejected", "wont fix", "wontfix", "verified");
    private static final List<String> ASSIGNEES = List.of("assignedto", "assignee", "assigned_to");
    private static final List<String> COLUMNS =
            List.of("id", "activity", "title", "creator", "assignedto", "assignee", "status");

    private final Wrappers wrappers;
    private final Map<String, String> open = new LinkedHashMap<>();

    public Lists(Wrappers wrappers) {
        this.wrappers = wrappers;
    }

    private ClassDefinition definition(String className) {
        return wrappers.db().schema().get(className);
    }

    /** Ids of the states, separated by commas, in which items of the class are open; no state (-1) counts as open. */
    public String open(String className) {
        return open.computeIfAbsent(className, this::findOpen);
    }

    private String findOpen(String className) {
        return hasStates(className)
                ? Stream.concat(Stream.of("-1"), states(className, false)).collect(Collectors.joining(","))
                : "";
    }

    /** Ids of the states in which items of the class are closed. */
    public List<Long> closed(String className) {
        return hasStates(className) ? states(className, true).map(Long::valueOf).toList() : List.of();
    }

    private boolean hasStates(String className) {
        return has(className, "status")
                && definition(className).property("status").isLink();
    }

    private Stream<String> states(String className, boolean closed) {
        String target = definition(className).property("status").reference().target();
        Search all = Search.ALL.withSort(List.of(new SortKey(definition(target).orderProperty(), false)));
        return wrappers.found(target, all.withPage(Menu.LARGEST, 0)).stream()
                .filter(id -> closed
                        == CLOSED.contains(wrappers.labels().of(target, id).toLowerCase(Locale.ROOT)));
    }

    /** The property of a class that says who works on an item; empty if there is none. */
    public String assign_property(String className) {
        ClassDefinition definition = definition(className);
        return ASSIGNEES.stream().filter(definition::has).findFirst().orElse("");
    }

    /** Whether the items of a class are issues. */
    public boolean is_issue(String className) {
        return definition(className).kind() == ClassDefinition.Kind.ISSUE;
    }

    /** Whether a property holds any number of items. */
    public boolean is_multilink(String className, String property) {
        return has(className, property)
                && definition(className).property(property).isMultilink();
    }

    /** Whether a class has a property. */
    public boolean has(String className, String property) {
        return definition(className).has(property);
    }

    /** The columns, separated by commas, that lists of the class usually have. */
    public String columns(String className) {
        ClassDefinition definition = definition(className);
        return String.join(",", COLUMNS.stream().filter(definition::has).toList());
    }

    /** The address of the list of open items of a class, filtered by more values, under a title. */
    public String url(String className, Map<String, ?> more, String title) {
        Map<String, String> filter = new LinkedHashMap<>();
        if (!open(className).isEmpty()) {
            filter.put("status", open(className));
        }
        more.forEach((name, value) -> filter.put(name, value.toString()));
        return url_of(className, filter, title);
    }

    /** The address of the list of items of a class, filtered by these values alone, under a title. */
    public String url_of(String className, Map<String, String> filter, String title) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("@sort", "-activity");
        if (definition(className).has("priority")) {
            arguments.put("@group", "priority");
        }
        arguments.put("@filter", String.join(",", filter.keySet()));
        arguments.put("@columns", columns(className));
        arguments.putAll(filter);
        arguments.put("@dispname", wrappers.visit().translator().gettext(title));
        arguments.put("@pagesize", "50");
        arguments.put("@startwith", "0");
        StringBuilder url = new StringBuilder(className);
        arguments.forEach((name, value) -> url.append(url.length() == className.length() ? '?' : '&')
                .append(Urls.quoteName(name))
                .append('=')
                .append(Urls.quoteName(value)));
        return url.toString();
    }

    /**
     * One page of a list as a table.
     *
     * @param names columns that the table can have; it has those of them that the request shows and the class knows
     * @param selectable whether each row has a box for the form that edits many items
     */
    public Markup table(
            RequestWrapper request, BatchWrapper batch, List<String> names, Object selectable, Object caption) {
        ClassDefinition definition = definition(request.getClassname());
        List<String> columns = names.stream()
                .filter(name -> request.getShow().get(name) && definition.has(name))
                .toList();
        return new ListTable(wrappers.visit().translator(), request, batch, columns, PropertyWrapper.isOn(selectable))
                .markup(String.valueOf(caption));
    }

    /** A short value, such as a status, as a coloured label; nothing if it is unset. */
    public Markup pill(Object value) {
        return new Cells(wrappers.visit().translator()).pill(value);
    }

    /** A person with a badge; nothing if the link is unset. */
    public Markup person(Object link) {
        return new Cells(wrappers.visit().translator()).person(link);
    }

    /** The values of a filter property in words. */
    public String filter_text(String className, String path, String text) {
        Property property;
        try {
            property = wrappers.db().schema().follow(definition(className), path);
        } catch (RoundupException unknown) {
            return text;
        }
        if (!property.isReference()) {
            return text;
        }
        if (path.equals("status") && text.equals(open(className))) {
            return wrappers.visit().translator().gettext("not resolved");
        }
        String target = property.reference().target();
        List<String> ids = List.of(text.split(","));
        try {
            return SearchExpression.parse(className, path, ids)
                    .map(expression -> expression.infix(
                            id -> word(target, Long.toString(id)),
                            word -> wrappers.visit().translator().gettext(word)))
                    .orElseGet(() -> ids.stream().map(id -> word(target, id)).collect(Collectors.joining(", ")));
        } catch (RoundupException broken) {
            return text;
        }
    }

    private String word(String target, String id) {
        var i18n = wrappers.visit().translator();
        return switch (id) {
            case "-1" -> i18n.gettext("not set");
            case "@current_user" -> i18n.gettext("myself");
            default -> Wrappers.isId(id) ? i18n.gettext(wrappers.labels().of(target, id)) : id;
        };
    }

    /** The address of a list without one of its filters. */
    public String without(RequestWrapper list, String filter) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        List<String> left = new ArrayList<>(list.getFilter());
        left.remove(filter);
        arguments.put("@filter", left.isEmpty() ? null : String.join(",", left));
        arguments.put(filter, null);
        arguments.put("@startwith", "0");
        return list.indexargs_url(list.getClassname(), arguments);
    }
}
