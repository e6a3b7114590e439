package org.roundup.web.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.hyperdb.Schema;

/**
 * The name of a form field, taken apart.
 *
 * <p>Grammar: {@code [designator sep] property}, {@code [designator] sep (add|remove|confirm|link) sep property},
 * {@code [designator] sep required}, {@code sep note}, {@code sep file}, where {@code sep} is {@code @} or {@code :}
 * and {@code designator} is a class name followed by an id, or by a minus and a number for a new item.
 *
 * @param operation what the field is for
 * @param className of the designator, or null
 * @param id of the designator, or null
 * @param property the property, or null for note, file and required
 */
record FieldName(Operation operation, String className, String id, String property) {

    enum Operation {
        SET,
        ADD,
        REMOVE,
        CONFIRM,
        LINK,
        REQUIRED,
        NOTE,
        FILE
    }

    private static final Pattern NAME = Pattern.compile(
            "(?:([A-Za-z][A-Za-z_0-9]*?)(-?[0-9]{1,10})(?=[@:]))?(?:[@:](add|remove|confirm|link)(?=[@:]))?"
                    + "([@:])?([^@:]+)");

    /** Reads a name; null if it is no name of this grammar. */
    static FieldName parse(String name, Schema schema) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        String className = matcher.group(1);
        if (className != null && !schema.has(className)) {
            return null;
        }
        String id = matcher.group(2);
        String operation = matcher.group(3);
        boolean separated = matcher.group(4) != null;
        String last = matcher.group(5);
        if (operation != null) {
            return new FieldName(Operation.valueOf(operation.toUpperCase(java.util.Locale.ROOT)), className, id, last);
        }
        if (separated && last.equals("required")) {
            return new FieldName(Operation.REQUIRED, className, id, null);
        }
        if (className == null && separated) {
            return switch (last) {
                case "note" -> new FieldName(Operation.NOTE, null, null, null);
                case "file" -> new FieldName(Operation.FILE, null, null, null);
                default -> null;
            };
        }
        return new FieldName(Operation.SET, className, id, last);
    }
}
