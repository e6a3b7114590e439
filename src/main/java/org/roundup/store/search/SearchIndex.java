package org.roundup.store.search;

/**
 * An index that searches want beside those of Roundup's own layout.
 *
 * @param name unique in the database, starts with {@code ee_}
 * @param table name of the table
 * @param columns the columns in parentheses, separated by commas, with their direction; perhaps after the kind of index
 */
public record SearchIndex(String name, String table, String columns) {

    /** The statement that creates the index unless it exists. */
    public String create() {
        return "CREATE INDEX IF NOT EXISTS " + name + " ON " + table + " " + columns;
    }
}
