package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.Documents;
import org.roundup.security.GuardedSearch;
import org.roundup.security.SearchGuard;
import org.roundup.store.StoredClass;

/** GET of a class: a page of its items, found and counted by the database. */
final class CollectionReader implements Endpoint {

    /** Number of items up to which they are read with the statement that finds them. */
    private static final int AT_ONCE = 1000;

    @Override
    public Reply answer(Call call) {
        StoredClass hyperclass = call.hyperclass();
        String name = hyperclass.getClassname();
        if (!call.may("View", name, null, null)) {
            throw new Unauthorised("Permission to view " + name + " denied");
        }
        CollectionQuery query = CollectionQuery.of(call, hyperclass.definition());
        Page page = read(call, hyperclass, query);
        Iterable<Map<String, Object>> entries = entries(call, hyperclass, query, page.ids);
        if (ChangeFeed.LINES.equals(call.binaryType())) {
            return lines(entries)
                    .with("Link", query.isPaged() ? linkHeader(query, page) : null)
                    .with("X-Count-Total", Long.toString(page.total))
                    .with("Allow", "OPTIONS, GET, POST");
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("collection", entries);
        if (query.isPaged()) {
            data.put("@links", links(query, page));
        }
        data.put("@total_size", page.total);
        return Reply.data(200, data)
                .with("Link", query.isPaged() ? linkHeader(query, page) : null)
                .with("X-Count-Total", Long.toString(page.total))
                .with("Allow", "OPTIONS, GET, POST");
    }

    /** One entry a line. */
    private static Reply lines(Iterable<Map<String, Object>> entries) {
        return Reply.bytes(ChangeFeed.LINES, out -> Documents.lines(entries, out));
    }

    /** @param total number of all items, or -1 if it is not known */
    private record Page(List<String> ids, long total, boolean more) {}

    private static Page read(Call call, StoredClass hyperclass, CollectionQuery query) {
        SearchGuard guard = call.access().guard(call.userId());
        Search search = query.search().withPage(query.limit() + 1, (int) query.offset());
        GuardedSearch guarded = guard.guard(hyperclass, search);
        List<String> ids =
                switch (guarded.visibility()) {
                    case NOTHING -> List.of();
                    case EACH_ITEM -> guard.read(hyperclass, guarded, "View").ids();
                    case ALL, SEARCHES ->
                        found(hyperclass, guarded.search(), query.view().isEmpty());
                };
        boolean more = ids.size() > query.limit();
        List<String> page = more ? ids.subList(0, query.limit()) : ids;
        return new Page(page, total(hyperclass, query, guarded, page.size(), more), more);
    }

    /** The ids; the items come along with the same statement, unless they are many or none is to be shown. */
    private static List<String> found(StoredClass hyperclass, Search search, boolean idsOnly) {
        if (idsOnly) {
            return hyperclass.filter(search);
        }
        if (search.limit() <= AT_ONCE + 1) {
            return hyperclass.select(search);
        }
        List<String> first = hyperclass.select(search.withPage(AT_ONCE + 1, search.offset()));
        return first.size() <= AT_ONCE ? first : hyperclass.filter(search);
    }

    private static long total(
            StoredClass hyperclass, CollectionQuery query, GuardedSearch guarded, int size, boolean more) {
        if (!more && (size > 0 || query.offset() == 0)) {
            return query.offset() + size;
        }
        boolean countable = query.isPaged() && guarded.visibility() != GuardedSearch.Visibility.EACH_ITEM;
        return countable ? hyperclass.count(guarded.search().withPage(null, 0)) : -1;
    }

    private static Map<String, Object> links(CollectionQuery query, Page page) {
        Map<String, Object> links = new LinkedHashMap<>();
        int index = query.pageIndex();
        if (page.more) {
            links.put("next", link(query, "next", Math.max(index, 0) + 1));
        }
        if (index > 1) {
            links.put("prev", link(query, "prev", index - 1));
        }
        links.put("self", link(query, "self", index));
        return links;
    }

    /** The neighbours of the page as web links (RFC 8288). */
    private static String linkHeader(CollectionQuery query, Page page) {
        List<String> links = new ArrayList<>();
        int index = Math.max(query.pageIndex(), 1);
        if (page.more) {
            links.add("<" + query.link(index + 1) + ">; rel=\"next\"");
        }
        if (index > 1) {
            links.add("<" + query.link(index - 1) + ">; rel=\"prev\"");
        }
        return links.isEmpty() ? null : String.join(", ", links);
    }

    private static List<Map<String, String>> link(CollectionQuery query, String rel, int index) {
        Map<String, String> link = new TreeMap<>();
        link.put("rel", rel);
        link.put("uri", query.link(index));
        return List.of(link);
    }

    /** The entries, made one by one while they are written. */
    private static Iterable<Map<String, Object>> entries(
            Call call, StoredClass hyperclass, CollectionQuery query, List<String> ids) {
        ItemView view = query.view();
        return () -> new Entries(call, hyperclass, view, ids);
    }

    private static final class Entries implements Iterator<Map<String, Object>> {

        private final Call call;
        private final StoredClass hyperclass;
        private final ItemView view;
        private final List<String> ids;
        private int next;

        Entries(Call call, StoredClass hyperclass, ItemView view, List<String> ids) {
            this.call = call;
            this.hyperclass = hyperclass;
            this.view = view;
            this.ids = ids;
        }

        @Override
        public boolean hasNext() {
            return next < ids.size();
        }

        @Override
        public Map<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (next % AT_ONCE == 0 && !view.isEmpty()) {
                List<String> piece = new ArrayList<>(ids.subList(next, Math.min(next + AT_ONCE, ids.size())));
                hyperclass.prefetch(piece);
                call.access().foresee("View", call.userId(), hyperclass.getClassname(), piece);
            }
            String id = ids.get(next++);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id);
            entry.put("link", call.place().link(hyperclass.getClassname(), id));
            entry.putAll(view.of(hyperclass, id));
            return entry;
        }
    }
}
