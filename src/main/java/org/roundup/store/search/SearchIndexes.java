package org.roundup.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.Tables;

/**
 * The indexes that keep searches fast on big tables:
 *
 * <ul>
 *   <li>the latest changes first, and the latest items: {@code activity} and {@code creation};
 *   <li>for each Link (but the actor) what refers to an item, latest changes first; as they know which items are
 *       retired, they alone answer how many items have which value;
 *   <li>for each Multilink both ways through its table;
 *   <li>the Strings by which mail finds people, messages and items, in any case.
 * </ul>
 *
 * <p>They hold plain columns and what the databases themselves make of them, so that every program that writes to the
 * tables keeps them up.
 */
public final class SearchIndexes {

    /** What PostgreSQL keeps of a longer name would not be unique. */
    private static final int LONGEST_NAME = 63;

    private static final Set<String> FOUND_BY_MAIL = Set.of("address", "messageid", "title");

    private final Syntax syntax;
    private final List<SearchIndex> indexes = new ArrayList<>();

    private SearchIndexes(Syntax syntax) {
        this.syntax = syntax;
    }

    /** The indexes for all classes of a schema. */
    public static List<SearchIndex> of(Schema schema, Dialect dialect) {
        SearchIndexes searchIndexes = new SearchIndexes(Syntax.of(dialect));
        schema.classes().forEach(searchIndexes::add);
        return List.copyOf(searchIndexes.indexes);
    }

    private void add(ClassDefinition definition) {
        String table = Tables.items(definition.name());
        for (Property property : definition.allProperties()) {
            String name = definition.name() + "__" + property.name();
            if (property.isLink() && !property.name().equals("actor")) {
                add(
                        name,
                        table,
                        "(" + Tables.column(property) + ", " + latest("activity") + ", " + Tables.RETIRED + ")");
            } else if (property.name().equals("activity") || property.name().equals("creation")) {
                add(name, table, "(" + latest(property.name()) + ")");
            } else if (property.isMultilink() && !property.computed()) {
                String links = Tables.links(definition.name(), property.name());
                add(name + "__l", links, "(linkid, nodeid)");
                add(name + "__n", links, "(nodeid, linkid)");
            } else if (property.kind() == PropertyType.Kind.STRING && FOUND_BY_MAIL.contains(property.name())) {
                add(name, table, syntax.anyCaseIndex(Tables.column(property)));
            }
        }
    }

    private String latest(String property) {
        return syntax.ordered(Tables.column(property), true);
    }

    private void add(String what, String table, String columns) {
        String name = "ee_" + what;
        if (name.length() > LONGEST_NAME) {
            String mark = String.format(Locale.ROOT, "_%08x", name.hashCode());
            name = name.substring(0, LONGEST_NAME - mark.length()) + mark;
        }
        indexes.add(new SearchIndex(name, table, columns));
    }
}
