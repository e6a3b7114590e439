package org.roundup.store.search;

import java.util.ArrayList;
import java.util.List;
import org.roundup.store.sql.Tables;

/**
 * A query of few ids among which a page must be, by a {@link PagePlan}: the first items of each group. If another Link
 * is restricted, and that to few items, these are taken instead: with them, the groups would be walked in vain.
 *
 * @param with table expressions that come before the statement, with a trailing blank; empty if there are none
 * @param ids the query
 * @param parameters the values of both, in order
 */
record PageCandidates(String with, String ids, List<Object> parameters) {

    /** So many items are sorted about as fast as the groups are walked. */
    private static final int FEW = 10_000;

    private static final String GROUPS = "page_groups";
    private static final String NARROW = "narrow";

    static PageCandidates of(Scope scope, PagePlan plan) {
        return new Builder(scope, plan).build();
    }

    private static final class Builder {

        private final Scope scope;
        private final PagePlan plan;
        private final String items;
        private final String group;
        private final List<String> with = new ArrayList<>();
        private final List<Condition> branches = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        Builder(Scope scope, PagePlan plan) {
            this.scope = scope;
            this.plan = plan;
            this.items = Tables.items(plan.definition().name());
            this.group = Tables.column(plan.group());
        }

        PageCandidates build() {
            addGroups();
            plan.other().ifPresent(this::addNarrow);
            Guard many = plan.other().isPresent() ? scope.syntax().guard(NARROW, "few", 0) : Guard.NONE;
            branches.add(scope.syntax().firstOfGroups(many, GROUPS, items, first(" = g.v")));
            if (plan.values().map(ReferenceCriterion::orEmpty).orElse(true)) {
                branches.add(Condition.and(many.condition(), first(" IS NULL").within("y.id IN (", ")"))
                        .within("SELECT y.id FROM " + many.from() + items + " y WHERE ", ""));
            }
            plan.other().ifPresent(this::addFew);
            List<String> queries = new ArrayList<>();
            for (Condition branch : branches) {
                queries.add(branch.sql());
                parameters.addAll(branch.parameters());
            }
            return new PageCandidates(
                    "WITH RECURSIVE " + String.join(", ", with) + " ", String.join(" UNION ALL ", queries), parameters);
        }

        /** The values that are asked for, or else all that occur, found by leaps through the index. */
        private void addGroups() {
            if (plan.values().isPresent()) {
                Condition list = scope.syntax().listed(plan.values().get().ids());
                with.add(GROUPS + "(v) AS (" + list.sql() + ")");
                parameters.addAll(list.parameters());
            } else {
                with.add(GROUPS + "(v) AS (SELECT min(" + group + ") FROM " + items + " UNION ALL SELECT (SELECT min(i."
                        + group + ") FROM " + items + " i WHERE i." + group + " > p.v) FROM " + GROUPS
                        + " p WHERE p.v IS NOT NULL)");
            }
        }

        private void addNarrow(Criterion other) {
            String column = "n." + Tables.column(other.property());
            ReferenceCriterion test = ReferenceCriterion.of(scope, other, true);
            Condition listed = Condition.in(column, test.ids());
            String rows = "SELECT 1 AS one FROM " + items + " n WHERE ";
            String all = rows + listed.sql() + (test.orEmpty() ? " UNION ALL " + rows + column + " IS NULL" : "");
            with.add(NARROW + "(few) AS (SELECT CASE WHEN count(*) > " + FEW
                    + " THEN 0 ELSE 1 END FROM (SELECT one FROM (" + all + ") a LIMIT " + (FEW + 1) + ") b)");
            parameters.addAll(listed.parameters());
        }

        /** The first items with a value of the group. */
        private Condition first(String value) {
            List<Condition> conditions = new ArrayList<>();
            conditions.add(Condition.of("x." + group + value));
            plan.other()
                    .ifPresent(other -> conditions.add(LinkCondition.compile(
                            scope, scope.syntax().unindexed("x." + Tables.column(other.property())), other)));
            conditions.add(LinkRows.live(scope, "x"));
            String order = scope.syntax().ordered("x." + Tables.column("activity"), plan.descending());
            return Condition.all(conditions)
                    .within(
                            "SELECT x.id FROM " + items + " x WHERE ",
                            " ORDER BY " + order + ", x.id LIMIT " + plan.rows());
        }

        private void addFew(Criterion other) {
            String alias = "x";
            Guard few = scope.syntax().guard(NARROW, "few", 1);
            List<Condition> conditions = new ArrayList<>();
            conditions.add(few.condition());
            conditions.add(LinkCondition.compile(scope, alias + "." + Tables.column(other.property()), other));
            plan.values().ifPresent(values -> conditions.add(groupCondition(alias + ".", values)));
            conditions.add(LinkRows.live(scope, alias));
            branches.add(Condition.all(conditions)
                    .within("SELECT x.id FROM " + few.from() + items + " " + alias + " WHERE ", ""));
        }

        private Condition groupCondition(String prefix, ReferenceCriterion values) {
            String column = scope.syntax().unindexed(prefix + group);
            return Condition.or(
                    values.orEmpty() ? Condition.of(column + " IS NULL") : Condition.NEVER,
                    values.ids().isEmpty() ? Condition.NEVER : scope.syntax().oneOf(column, values.ids()));
        }
    }
}
