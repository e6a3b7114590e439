package org.roundup.store.sql;

import org.roundup.hyperdb.Property;

/**
 * Names of tables and columns in Roundup's own layout. All names come from the schema, whose names are checked to be
 * plain identifiers, so that they may be put into statements as they are.
 */
public final class Tables {

    /** Column that is 0 for a live item and the item's id for a retired one. */
    public static final String RETIRED = "__retired__";

    private Tables() {}

    /** Table of the items of a class. */
    public static String items(String className) {
        return "_" + className;
    }

    /** Table of a stored Multilink, with columns {@code linkid} (the item referred to) and {@code nodeid}. */
    public static String links(String className, String property) {
        return className + "_" + property;
    }

    public static String journal(String className) {
        return className + "__journal";
    }

    /** Column of a property; {@code id} has the bare name. */
    public static String column(String property) {
        return property.equals("id") ? "id" : "_" + property;
    }

    public static String column(Property property) {
        return column(property.name());
    }

    /** Column with the signed seconds of an Interval. */
    public static String seconds(String intervalProperty) {
        return "__" + intervalProperty + "_int__";
    }

    /** PostgreSQL sequence of the ids of a class. */
    public static String sequence(String className) {
        return "_" + className + "_ids";
    }
}
