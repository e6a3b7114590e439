package org.roundup.hyperdb;

import java.util.List;

/** A search expression whose operators and operands do not fit together. */
public final class ExpressionError extends ValueError {

    private static final long serialVersionUID = 1L;

    private final String className;
    private final String property;
    private final List<Long> opcodes;

    ExpressionError(String className, String property, List<Long> opcodes, String reason) {
        super("There was an error searching " + className + " by " + property + " using: " + opcodes + ". " + reason);
        this.className = className;
        this.property = property;
        this.opcodes = List.copyOf(opcodes);
    }

    /** The class that was searched. */
    public String className() {
        return className;
    }

    /** The property that was searched by. */
    public String property() {
        return property;
    }

    /** The expression as it was given: ids and operators. */
    public List<Long> opcodes() {
        return opcodes;
    }
}
