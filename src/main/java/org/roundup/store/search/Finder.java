package org.roundup.store.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.Tables;

/** The two plain ways to find live items: by what they refer to, and by texts. Results have ascending ids. */
public final class Finder {

    private final Schema schema;
    private final Syntax syntax;

    public Finder(Schema schema, Dialect dialect) {
        this.schema = schema;
        this.syntax = Syntax.of(dialect);
    }

    /**
     * Items that refer to given items: those that fulfil all conditions on Links, and those that fulfil at least one on
     * Multilinks.
     *
     * @param references property → id, collection or map of ids, or null. Null, alone or among ids, means an unset
     *     Link; of a Multilink, it finds nothing
     * @throws org.roundup.hyperdb.UnknownName if there is no such property
     * @throws ValueError if one is no Link or Multilink, or an id is no number
     */
    public SqlQuery find(ClassDefinition definition, Map<String, ?> references) {
        Scope scope = new Scope(schema, syntax, null, new Aliases("s"), true);
        List<Condition> links = new ArrayList<>();
        List<Condition> alternatives = new ArrayList<>();
        references.forEach((name, value) -> {
            Property property = definition.property(name);
            if (!property.isReference()) {
                throw new ValueError("'" + name + "' not a Link/Multilink property");
            }
            if (property.isLink()) {
                links.add(link(definition, property, value));
            } else {
                alternatives.add(multilink(scope, definition, property, value));
            }
        });
        if (!links.isEmpty()) {
            alternatives.add(Condition.all(links));
        }
        return live(scope, definition, Condition.any(alternatives));
    }

    private Condition link(ClassDefinition definition, Property property, Object value) {
        String column = Aliases.ROOT + "." + Tables.column(property);
        Set<Long> ids = ids(definition, property, value);
        return Condition.or(
                ids.remove(null) ? Condition.of(column + " IS NULL") : Condition.NEVER,
                ids.isEmpty() ? Condition.NEVER : syntax.oneOf(column, ids));
    }

    private Condition multilink(Scope scope, ClassDefinition definition, Property property, Object value) {
        Set<Long> ids = ids(definition, property, value);
        ids.remove(null);
        if (ids.isEmpty()) {
            return Condition.NEVER;
        }
        LinkRows rows = LinkRows.of(scope, definition, property, false);
        return rows.owns(Aliases.ROOT + ".id", syntax.oneOf(rows.member(), ids));
    }

    private static Set<Long> ids(ClassDefinition definition, Property property, Object value) {
        Collection<?> values;
        if (value instanceof Map<?, ?> map) {
            values = map.keySet();
        } else {
            values = value instanceof Collection<?> many ? many : Arrays.asList(value);
        }
        Criterion criterion = new Criterion(definition, property, value, true);
        Set<Long> ids = new LinkedHashSet<>();
        values.forEach(id -> ids.add(id == null ? null : criterion.id(id)));
        return ids;
    }

    /**
     * Items whose Strings all equal the given texts in any case; none if no text is given.
     *
     * @param texts property → text; null equals nothing
     * @throws org.roundup.hyperdb.UnknownName if there is no such property
     * @throws ValueError if one is no String
     */
    public SqlQuery stringFind(ClassDefinition definition, Map<String, String> texts) {
        Scope scope = new Scope(schema, syntax, null, new Aliases("s"), true);
        List<Condition> conditions = new ArrayList<>();
        texts.forEach((name, text) -> {
            Property property = definition.property(name);
            if (property.kind() != PropertyType.Kind.STRING || name.equals("id")) {
                throw new ValueError("'" + name + "' not a String property");
            }
            String column = Aliases.ROOT + "." + Tables.column(property);
            conditions.add(text == null ? Condition.NEVER : syntax.isTextInAnyCase(column, text));
        });
        return live(scope, definition, conditions.isEmpty() ? Condition.NEVER : Condition.all(conditions));
    }

    private static SqlQuery live(Scope scope, ClassDefinition definition, Condition condition) {
        Condition wanted = Condition.and(LinkRows.live(scope, Aliases.ROOT), condition);
        return new SqlQuery(
                "SELECT " + Aliases.ROOT + ".id FROM " + Tables.items(definition.name()) + " " + Aliases.ROOT
                        + wanted.where() + " ORDER BY " + Aliases.ROOT + ".id",
                wanted.parameters());
    }
}
