package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.rest.wire.Params;
import org.roundup.rest.wire.Unicode;

/** What the query of a collection asks for: a search, a page, and the fields to be shown. */
final class CollectionQuery {

    private final Call call;
    private final ClassDefinition definition;
    private final FilterReader filters;
    private final Map<String, FieldPath> fields = new LinkedHashMap<>();
    private final List<Search.SortKey> sort = new ArrayList<>();
    private final List<Search.SortKey> group = new ArrayList<>();
    private int verbose = 1;
    private int pageSize;
    private int pageIndex = 1;
    private String text;

    private CollectionQuery(Call call, ClassDefinition definition) {
        this.call = call;
        this.definition = definition;
        this.filters = new FilterReader(call, definition);
    }

    /**
     * Reads the query of a call.
     *
     * @throws ApiError if something in it is malformed or names no property
     * @throws Unauthorised if the caller may not search by a property
     */
    static CollectionQuery of(Call call, ClassDefinition definition) {
        CollectionQuery query = new CollectionQuery(call, definition);
        for (Params.Param param : call.query()) {
            query.take(param.name(), param.value());
        }
        if (ItemView.showsLabel(query.verbose)) {
            FieldPath label = ItemView.label(call, definition);
            query.fields.put(label.text(), label);
        }
        query.checkPage();
        return query;
    }

    private void take(String name, String value) {
        if (!name.startsWith("@")) {
            filters.add(name, value);
            return;
        }
        switch (name) {
            case "@page_size" -> pageSize = Numbers.integer(name, value);
            case "@page_index" -> pageIndex = Numbers.integer(name, value);
            case "@verbose" -> verbose = Numbers.integer(name, value);
            case "@fields", "@attrs" ->
                Fields.names(value)
                        .forEach(field ->
                                fields.computeIfAbsent(field, path -> FieldPath.shown(call, definition, path)));
            case "@sort" -> addKeys(sort, value);
            case "@group" -> addKeys(group, value);
            case "@search_text" -> text = Unicode.checked("value of @search_text", value);
            default -> refuseMalformedPage(name, value);
        }
    }

    private static void refuseMalformedPage(String name, String value) {
        if (name.startsWith("@page_")) {
            Numbers.integer(name, value);
        }
    }

    private void addKeys(List<Search.SortKey> keys, String value) {
        for (String element : value.split(",", -1)) {
            if (element.isEmpty()) {
                throw ApiError.badRequest("Empty property for class " + definition.name() + ".");
            }
            Search.SortKey key = Search.SortKey.parse(element);
            filters.requireSearchable(key.path());
            filters.refusePassword(key.path());
            keys.add(key);
        }
    }

    private void checkPage() {
        int most = call.place().maxRows();
        if (pageSize >= most) {
            throw ApiError.badField(
                    "@page_size",
                    "Page size " + pageSize + " must be less than admin limit on query result size: " + most + ".");
        }
        if (isPaged() && offset() > Integer.MAX_VALUE - most) {
            throw ApiError.badField("@page_index", "There is no page " + pageIndex + ".");
        }
    }

    boolean isPaged() {
        return pageSize > 0;
    }

    int pageSize() {
        return pageSize;
    }

    int pageIndex() {
        return pageIndex;
    }

    /** Number of items before the page. */
    long offset() {
        return isPaged() && pageIndex > 1 ? (pageIndex - 1L) * pageSize : 0;
    }

    /** Number of items in the page at most. */
    int limit() {
        return isPaged() ? pageSize : call.place().maxRows();
    }

    /** The search, without a page. */
    Search search() {
        return Search.ALL
                .withText(text)
                .withFilter(filters.filter())
                .withExact(filters.exact())
                .withSort(sort)
                .withGroup(group);
    }

    ItemView view() {
        return new ItemView(call, fields.values(), verbose);
    }

    /** The address of another page of the same query. */
    String link(int index) {
        StringBuilder uri = new StringBuilder(call.place().link(definition.name()))
                .append("?@page_index=")
                .append(index);
        for (Params.Param param : call.query()) {
            if (!param.name().equals("@page_index")) {
                uri.append('&')
                        .append(Place.encoded(param.name()).replace("%40", "@"))
                        .append('=')
                        .append(Place.encoded(param.value()));
            }
        }
        return uri.toString();
    }
}
