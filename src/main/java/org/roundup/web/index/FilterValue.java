package org.roundup.web.index;

import java.util.List;

/**
 * The value of one filter property.
 *
 * @param kind how it is written and searched
 * @param values at least one for {@link Kind#TEXT}
 */
public record FilterValue(Kind kind, List<String> values) {

    /** The kinds of values. */
    public enum Kind {
        /** Ids, with -1 for unset and postfix operators. */
        IDS,
        /** One text. */
        TEXT,
        /** Words of a text that all must occur. */
        WORDS
    }

    public FilterValue {
        values = List.copyOf(values);
    }

    /** The form in which a search takes it: a text or a list. */
    public Object forSearch() {
        return kind == Kind.TEXT ? values.get(0) : values;
    }

    /** The form that an input field shows. */
    public String text() {
        return String.join(kind == Kind.IDS ? "," : " ", values);
    }
}
