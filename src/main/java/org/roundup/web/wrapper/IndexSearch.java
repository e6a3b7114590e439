package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Search;
import org.roundup.web.index.IndexArguments;

/** Runs the search of an index page. */
final class IndexSearch {

    private final Wrappers wrappers;
    private final String className;
    private final Search search;
    private final IndexArguments arguments;

    IndexSearch(Wrappers wrappers, String className, IndexArguments arguments) {
        this.wrappers = wrappers;
        this.className = className;
        this.arguments = arguments;
        Map<String, Object> filter = new LinkedHashMap<>();
        arguments.filterspec().forEach((name, value) -> filter.put(name, value.forSearch()));
        Search wanted = Search.where(filter).withSort(arguments.sort()).withGroup(arguments.group());
        this.search = wrappers.visit().searchRules().guarded(className, wanted);
    }

    private boolean allowed() {
        return wrappers.permissions().webAccess();
    }

    BatchWrapper batch() {
        BatchWrapper.Source source = allowed() ? source() : BatchWrapper.of(List.of());
        return new BatchWrapper(source, arguments.pagesize(), arguments.startwith());
    }

    private BatchWrapper.Source source() {
        HyperClass hyperclass = wrappers.db().getclass(className);
        return BatchWrapper.source(hyperclass.filter(search).size(), (first, size) -> {
            List<String> ids = new ArrayList<>(hyperclass.filter(search.withPage(size, first)));
            hyperclass.prefetch(ids);
            return ids.stream().map(id -> wrappers.item(className, id)).toList();
        });
    }
}
