package org.roundup.store.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.sql.Tables;

/**
 * A search as statements: the caller chooses what is selected. The table of the class that is searched goes by the name
 * {@value #TABLE}.
 */
public final class CompiledSearch {

    /** Name of the table of the class that is searched, for column expressions: {@code t._title}. */
    public static final String TABLE = Aliases.ROOT;

    /** Table expression with the ids of all hits. */
    static final String HITS = "hits";

    private final Scope scope;
    private final ClassDefinition definition;
    private final Condition condition;
    private final Order order;
    private final String page;
    private final Optional<PageCandidates> candidates;

    CompiledSearch(
            Scope scope,
            ClassDefinition definition,
            Condition condition,
            Order order,
            String page,
            Optional<PageCandidates> candidates) {
        this.scope = scope;
        this.definition = definition;
        this.condition = condition;
        this.order = order;
        this.page = page;
        this.candidates = candidates;
    }

    /** The ids of one page, in order. */
    public SqlQuery ids() {
        return columns(List.of(TABLE + ".id"));
    }

    /**
     * Columns of one page of items, in order.
     *
     * @param expressions columns of {@value #TABLE} or expressions of them; they become part of the statement as they
     *     are, so they must not come from a user
     */
    public SqlQuery columns(List<String> expressions) {
        String select = "SELECT " + String.join(", ", expressions) + " FROM " + table() + order.joins();
        String end = order.orderBy() + page;
        if (candidates.isPresent()) {
            PageCandidates among = candidates.get();
            return new SqlQuery(
                    among.with() + select + " WHERE " + TABLE + ".id IN (" + among.ids() + ")" + end,
                    among.parameters());
        }
        if (!order.readsHits()) {
            return query(select + condition.where() + end);
        }
        return query("WITH " + HITS + " AS (SELECT " + TABLE + ".id AS id FROM " + table() + condition.where() + ") "
                + select + " WHERE " + TABLE + ".id IN (SELECT id FROM " + HITS + ")" + end);
    }

    /** The number of all hits, whatever the page. */
    public SqlQuery count() {
        return query("SELECT count(*) FROM " + table() + condition.where());
    }

    /**
     * The number of hits for each value of a property, whatever the page: rows of value and number, in no order. The
     * value is that of the column (of a Link or Multilink the id), null for items without one; through a Multilink an
     * item counts for each member.
     *
     * @throws org.roundup.hyperdb.UnknownName if the path names no property
     * @throws org.roundup.hyperdb.ValueError if the path goes through what is no reference
     */
    public SqlQuery countBy(String path) {
        GroupPath group = GroupPath.of(scope.with(new Aliases("g")), definition, path);
        String count = group.throughMultilink() ? "count(DISTINCT " + TABLE + ".id)" : "count(*)";
        return query("SELECT " + group.key() + ", " + count + " FROM " + table() + group.joins() + condition.where()
                + " GROUP BY " + group.key());
    }

    /** The number of hits by the times between which they were created, as {@link TimelineQuery#byCreation}. */
    public SqlQuery countByCreation(List<RoundupDate> times) {
        return new TimelineQuery(scope, definition, condition, times).byCreation();
    }

    /**
     * How many of the hits were open at some times, as {@link TimelineQuery#steps}.
     *
     * @param link a Link of the class
     * @param closed ids of the values with which an item is not open
     * @param times at least one, ascending
     */
    public SqlQuery openAt(String link, Collection<Long> closed, List<RoundupDate> times) {
        return new TimelineQuery(scope, definition, condition, times).steps(definition.property(link), closed);
    }

    private String table() {
        return Tables.items(definition.name()) + " " + TABLE;
    }

    private SqlQuery query(String sql) {
        return new SqlQuery(sql, condition.parameters());
    }
}
