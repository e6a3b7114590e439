package org.roundup.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Search;
import org.roundup.store.index.TextFilter;
import org.roundup.store.index.TextIndex;
import org.roundup.store.item.Item;
import org.roundup.store.item.ItemColumns;
import org.roundup.store.search.CompiledSearch;
import org.roundup.store.search.Finder;
import org.roundup.store.search.SearchContext;
import org.roundup.store.search.SqlQuery;
import org.roundup.store.search.Timeline;

/** Runs searches of a unit of work, each as one statement. */
public final class Searches {

    /**
     * A page after the first comes from a block of so many ids, since whoever turns pages asks for the next ones too,
     * and to sort the list costs more than to read a block of it.
     */
    private static final int BLOCK = 1000;

    private final Database db;

    private final SearchCache.View cache;

    Searches(Database db) {
        this.db = db;
        this.cache = db.store().searchCache().view(db);
    }

    /** The ids of a page of what a search finds. */
    List<String> ids(ClassDefinition definition, Search search) {
        boolean direct = search.offset() == 0 || search.limit() == null || search.limit() > BLOCK;
        return direct || db.session().isWriting()
                ? new ArrayList<>(page(definition, search))
                : fromBlocks(definition, search);
    }

    private List<String> fromBlocks(ClassDefinition definition, Search search) {
        List<String> ids = new ArrayList<>();
        int block = search.offset() / BLOCK * BLOCK;
        int from = search.offset() - block;
        int missing = search.limit();
        while (missing > 0) {
            List<String> found = page(definition, search.withPage(BLOCK, block));
            int to = Math.min(from + missing, found.size());
            if (from < to) {
                ids.addAll(found.subList(from, to));
            }
            if (found.size() < BLOCK) {
                break;
            }
            missing -= BLOCK - from;
            from = 0;
            block += BLOCK;
        }
        return ids;
    }

    /** The ids of a page, as they are kept: not to be changed. */
    private List<String> page(ClassDefinition definition, Search search) {
        SqlQuery query = compile(definition, search).ids();
        return cache.get(query, () -> ids(query));
    }

    /** As {@link #ids}, but with the items, which go into the unit's cache. */
    List<String> select(ClassDefinition definition, Search search) {
        ItemColumns columns = db.store().columns().get(definition.name());
        SqlQuery query = compile(definition, search).columns(List.of(columns.columnList()));
        List<Item> items = db.session()
                .query(
                        query.sql(),
                        query.parameters(),
                        row -> columns.read(row, db.session().dialect()));
        db.items().add(items);
        return items.stream().map(Item::id).toList();
    }

    /** The number of items that a search finds, whatever its page. */
    public int count(ClassDefinition definition, Search search) {
        SqlQuery query = compile(definition, search).count();
        return cache.get(query, () -> db.session()
                .first(query.sql(), query.parameters(), row -> row.getInt(1))
                .orElse(0));
    }

    /**
     * The number of items that a search finds for each value of a property.
     *
     * @param path property path; a Link or Multilink counts by id
     * @return value as text (null for none) → number, in no order
     */
    public Map<String, Integer> countBy(ClassDefinition definition, Search search, String path) {
        SqlQuery query = compile(definition, search).countBy(path);
        return cache.get(query, () -> counts(query));
    }

    private Map<String, Integer> counts(SqlQuery query) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        db.session()
                .each(
                        query.sql(),
                        query.parameters(),
                        row -> {
                            counts.put(row.getString(1), row.getInt(2));
                            return null;
                        },
                        nothing -> {});
        return Collections.unmodifiableMap(counts);
    }

    /**
     * The number of items that a search finds by the times between which they were created.
     *
     * @param times ascending
     * @return for each time the number of items created before it, but not before the one before; at the end the others
     */
    public List<Integer> countByCreation(ClassDefinition definition, Search search, List<RoundupDate> times) {
        SqlQuery query = compile(definition, search).countByCreation(times);
        Map<String, Integer> counts = cache.get(query, () -> counts(query));
        return IntStream.rangeClosed(0, times.size())
                .mapToObj(i -> counts.getOrDefault(Integer.toString(i), 0))
                .toList();
    }

    /**
     * How many of the items that a search finds there were at some times, and how many of these were open.
     *
     * @param link a Link of the class
     * @param closed ids of the values with which an item is not open
     * @param times at least one, ascending
     */
    public Timeline timeline(
            ClassDefinition definition, Search search, String link, Collection<Long> closed, List<RoundupDate> times) {
        SqlQuery query = compile(definition, search).openAt(link, closed, times);
        return Timeline.of(
                cache.get(query, () -> db.session()
                        .query(
                                query.sql(),
                                query.parameters(),
                                row -> new Timeline.Step(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))),
                times.size());
    }

    /** Live items that refer to given ones. */
    List<String> find(ClassDefinition definition, Map<String, ?> references) {
        return ids(finder().find(definition, references));
    }

    /** Live items with given texts, in any case. */
    List<String> stringFind(ClassDefinition definition, Map<String, String> texts) {
        return ids(finder().stringFind(definition, texts));
    }

    private Finder finder() {
        return new Finder(db.schema(), db.session().dialect());
    }

    private List<String> ids(SqlQuery query) {
        return new ArrayList<>(
                db.session().query(query.sql(), query.parameters(), row -> Long.toString(row.getLong(1))));
    }

    private CompiledSearch compile(ClassDefinition definition, Search search) {
        db.index().flush();
        SearchContext context = new SearchContext(
                db.getuid(), db.timezone(), Instant.ofEpochMilli(db.now().epochMilli()));
        return db.store().searchCompiler().compile(definition, search, context, textHits(definition, search));
    }

    private SqlQuery textHits(ClassDefinition definition, Search search) {
        if (search.text() == null) {
            return null;
        }
        TextIndex index = db.store().textIndex();
        TextFilter filter = search.texts() == null ? TextFilter.ALL : new AllowedTexts(definition, search.texts());
        return index.condition(db.session(), db.schema(), definition, index.parse(search.text()), filter)
                .map(hits -> new SqlQuery(hits.sql(), hits.parameters()))
                .orElse(SqlQuery.NO_IDS);
    }
}
