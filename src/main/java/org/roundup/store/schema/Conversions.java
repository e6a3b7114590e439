package org.roundup.store.schema;

import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.sql.Dialect;

/** How the values of a column are taken over when its property gets another type. */
final class Conversions {

    private static final String PREFIX = "<roundup.hyperdb.";

    private Conversions() {}

    /** The bare name of a type text: {@code Link} for {@code <roundup.hyperdb.Link to "user">}. */
    static String typeName(String text) {
        String rest = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        int end = rest.indexOf(' ');
        return end >= 0 ? rest.substring(0, end) : rest.replace(">", "");
    }

    /** Expression over the old column that gives the new value, or null where none makes sense. */
    static String copy(String was, Property property, String oldColumn, Dialect dialect) {
        String before = typeName(was);
        PropertyType.Kind after = property.kind();
        if (after == PropertyType.Kind.STRING && !before.equals("Password")) {
            return dialect.asText(oldColumn);
        }
        boolean numeric = before.equals("Number") || before.equals("Integer") || before.equals("Link");
        if (numeric && (after == PropertyType.Kind.NUMBER || after == PropertyType.Kind.INTEGER)) {
            return "CAST(" + oldColumn + " AS " + dialect.columnType(property.type()) + ")";
        }
        if (before.equals("Integer") && after == PropertyType.Kind.LINK) {
            return oldColumn;
        }
        return null;
    }
}
