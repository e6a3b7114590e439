package org.roundup.store.search;

/** Conditions on Links: one of the ids, unset, or an expression; see {@link ReferenceCriterion}. */
final class LinkCondition {

    private LinkCondition() {}

    static Condition compile(Scope scope, String column, Criterion criterion) {
        ReferenceCriterion test = ReferenceCriterion.of(scope, criterion, true);
        Condition unset = Condition.of(column + " IS NULL");
        if (test.expression().isPresent()) {
            return new ExpressionCondition(new LinkAtoms(column, unset))
                    .compile(test.expression().get());
        }
        return Condition.or(
                test.orEmpty() ? unset : Condition.NEVER,
                test.ids().isEmpty() ? Condition.NEVER : scope.syntax().oneOf(column, test.ids()));
    }

    private record LinkAtoms(String column, Condition isEmpty) implements ExpressionCondition.Atoms {

        @Override
        public Condition holds(long id) {
            return Condition.of(column + " = ?", id);
        }

        @Override
        public Condition lacks(long id) {
            return Condition.or(isEmpty, Condition.of(column + " <> ?", id));
        }

        @Override
        public Condition isFilled() {
            return Condition.of(column + " IS NOT NULL");
        }
    }
}
