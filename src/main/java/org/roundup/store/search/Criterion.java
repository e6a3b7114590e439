package org.roundup.store.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.ValueError;

/**
 * What is asked of a property.
 *
 * @param owner the class that has the property
 * @param value a value or a list of values, as in {@link org.roundup.hyperdb.Search}
 * @param exact whether texts must be equal, case included
 */
record Criterion(ClassDefinition owner, Property property, Object value, boolean exact) {

    /** Text that asks for items without a value, where it can be no value itself. */
    static final String UNSET = "-";

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final int LONGEST_ID = 18;

    /** Whether several values are given, even if it is one or none. */
    boolean isList() {
        return value instanceof Collection || value instanceof Object[];
    }

    /** The values, of which null is one. */
    List<Object> values() {
        if (value instanceof Collection<?> many) {
            return new ArrayList<>(many);
        }
        return value instanceof Object[] many ? Arrays.asList(many) : Arrays.asList(value);
    }

    /** Whether a single value asks for items without a value. */
    static boolean isUnset(Object value) {
        return value instanceof CharSequence text && text.toString().strip().equals(UNSET);
    }

    /**
     * A value as an id. Ids that no item can have come out as one that none has.
     *
     * @throws ValueError if it is no whole number
     */
    long id(Object element) {
        String text = String.valueOf(element).strip();
        if (!WHOLE.matcher(text).matches()) {
            throw refused(element, "an id is a number");
        }
        return text.length() > LONGEST_ID ? Long.MAX_VALUE : Long.parseLong(text);
    }

    ValueError refused(Object element, String reason) {
        return new ValueError("Property " + property.name() + " of " + owner.name() + " cannot be searched for '"
                + element + "': " + reason);
    }
}
