package org.roundup.hyperdb;

import java.util.List;

/** A search expression whose operators and operands do not fit together. */
public final class ExpressionError extends ValueError {

    private static final long serialVersionUID = 1L;

    ExpressionError(String className, String property, List<Long> opcodes, String reason) {
        super("There was an error searching " + className + " by " + property + " using: " + opcodes + ". " + reason);
    }
}
