package org.roundup.store.search;

import org.roundup.hyperdb.Schema;

/**
 * What the parts of one statement share while it is compiled.
 *
 * @param strict whether a condition that cannot be understood is an error. It is where conditions say what a user may
 *     see; elsewhere some of them are ignored
 */
record Scope(Schema schema, Syntax syntax, SearchContext context, Aliases aliases, boolean strict) {

    Scope asStrict() {
        return new Scope(schema, syntax, context, aliases, true);
    }

    Scope with(Aliases names) {
        return new Scope(schema, syntax, context, names, strict);
    }

    /** The condition in place of one that cannot be understood. */
    Condition ignored(Criterion criterion, String reason) {
        if (strict) {
            throw criterion.refused(criterion.value(), reason);
        }
        return Condition.ALWAYS;
    }
}
