package org.roundup.store.content;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/**
 * What the database says about the files of one folder.
 *
 * @param items ids that have a row
 * @param highest highest id of the class; a file with a higher one may get its row yet, when the id is given out again
 * @param staged names of the files that committed edits wait under
 */
record References(Set<Long> items, long highest, Set<String> staged) {

    static References of(SqlSession session, String className, Collection<ContentName.File> files) {
        long first = files.stream().mapToLong(file -> file.name().id()).min().orElse(0);
        long last = files.stream().mapToLong(file -> file.name().id()).max().orElse(0);
        String table = Tables.items(className);
        Set<Long> items = new HashSet<>(session.query(
                "SELECT id FROM " + table + " WHERE id BETWEEN ? AND ?", List.of(first, last), row -> row.getLong(1)));
        Optional<Long> highest = session.first("SELECT max(id) FROM " + table, List.of(), row -> row.getLong(1));
        Set<String> staged = new HashSet<>(session.query(
                "SELECT staged FROM ee_content_move WHERE class = ? AND id BETWEEN ? AND ?",
                List.of(className, first, last),
                row -> row.getString(1)));
        return new References(items, highest.orElse(0L), staged);
    }

    /** Whether nobody refers to the file. */
    boolean isOrphan(ContentName.File file) {
        if (file.kind() == ContentName.Kind.STAGED) {
            return !staged.contains(file.fileName());
        }
        return !items.contains(file.name().id()) && file.name().id() < highest;
    }

    /** Whether the file is the committed content of an item, if its final place is empty. */
    boolean isUnfinished(ContentName.File file) {
        return file.kind() == ContentName.Kind.FOREIGN_TEMPORARY
                && items.contains(file.name().id());
    }
}
