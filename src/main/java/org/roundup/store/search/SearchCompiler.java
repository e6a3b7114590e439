package org.roundup.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.Tables;

/** Turns searches into statements for one schema and engine. */
public final class SearchCompiler {

    private final Schema schema;
    private final Syntax syntax;

    public SearchCompiler(Schema schema, Dialect dialect) {
        this.schema = schema;
        this.syntax = Syntax.of(dialect);
    }

    /**
     * Compiles a search for items of a class; its full-text query is the caller's business.
     *
     * <p>Conditions on dates and intervals that cannot be read are ignored, as are empty lists of texts and ranges that
     * are open at both ends; in the searches of {@link Search#visible()}, which only count by their conditions, they
     * are errors.
     *
     * @param within select of ids that the result is restricted to, such as the hits of a full-text query, or null
     * @throws org.roundup.hyperdb.UnknownName if a path names no property
     * @throws org.roundup.hyperdb.ValueError if a path goes through what is no reference, if an id or number cannot be
     *     read, or if a search expression is malformed ({@link org.roundup.hyperdb.ExpressionError})
     */
    public CompiledSearch compile(ClassDefinition definition, Search search, SearchContext context, SqlQuery within) {
        Scope scope = new Scope(schema, syntax, context, new Aliases("s"), false);
        List<Condition> conditions = new ArrayList<>();
        conditions.add(conditions(scope, definition, search));
        if (within != null) {
            conditions.add(new Condition(Aliases.ROOT + ".id IN (" + within.sql() + ")", within.parameters()));
        }
        conditions.add(retired(scope, search.retired()));
        Order order = new OrderCompiler(scope).compile(definition, search.order());
        Optional<PageCandidates> candidates = within == null && syntax.knowsFirstOfGroups() && !order.readsHits()
                ? PagePlan.of(scope, definition, search).map(plan -> PageCandidates.of(scope, plan))
                : Optional.empty();
        return new CompiledSearch(
                scope,
                definition,
                Condition.all(conditions),
                order,
                syntax.page(search.limit(), search.offset()),
                candidates);
    }

    private Condition conditions(Scope scope, ClassDefinition definition, Search search) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new TreeCondition(scope).compile(SearchTree.of(schema, definition, search), Aliases.ROOT));
        if (search.matches() != null) {
            Criterion ids = new Criterion(definition, definition.property("id"), search.matches(), true);
            conditions.add(IdCondition.compile(scope, Aliases.ROOT + ".id", ids));
        }
        if (search.visible() != null) {
            List<Condition> visible = new ArrayList<>();
            for (Search alternative : search.visible()) {
                if (alternative.text() != null) {
                    throw new ValueError("What a user may see of class " + definition.name()
                            + " cannot be said by a full-text query: '" + alternative.text() + "'");
                }
                visible.add(conditions(scope.asStrict(), definition, alternative));
            }
            conditions.add(Condition.any(visible));
        }
        return Condition.all(conditions);
    }

    private static Condition retired(Scope scope, Search.Retired retired) {
        return switch (retired) {
            case LIVE -> LinkRows.live(scope, Aliases.ROOT);
            case RETIRED -> Condition.of(Aliases.ROOT + "." + Tables.RETIRED + " <> 0");
            case BOTH -> Condition.ALWAYS;
        };
    }
}
