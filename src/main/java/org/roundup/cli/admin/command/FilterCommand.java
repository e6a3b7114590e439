package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.PropertyArguments;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.StoredClass;

/** {@code filter}: prints which items meet conditions, perhaps on properties of items they refer to. */
public final class FilterCommand implements Command {

    private static final String UNSET = "-1";

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        StoredClass hyperclass = session.hyperclass(arguments.get(0));
        Map<String, Object> conditions = new LinkedHashMap<>();
        PropertyArguments.parse(arguments.subList(1, arguments.size()))
                .forEach((path, text) -> conditions.put(path, condition(session, hyperclass.definition(), path, text)));
        Answer.ids(session, hyperclass.getClassname(), hyperclass.filter(Search.where(conditions)));
        return 0;
    }

    private static Object condition(Session session, ClassDefinition start, String path, String text) {
        ClassDefinition owner = owner(session.db().schema(), start, path);
        Property property = owner.property(path.substring(path.lastIndexOf('.') + 1));
        if (property.isReference()) {
            return references(session, session.hyperclass(owner.name()), property, text);
        }
        return switch (property.kind()) {
            case STRING -> text == null ? null : List.copyOf(Arguments.list(text));
            case DATE -> text == null ? "-" : text;
            case NUMBER, INTEGER, BOOLEAN ->
                text == null
                        ? null
                        : Arguments.list(text).stream()
                                .map(part ->
                                        session.value(session.hyperclass(owner.name()), null, property.name(), part))
                                .toList();
            default -> text;
        };
    }

    /** The class whose property a dotted path names. */
    private static ClassDefinition owner(Schema schema, ClassDefinition start, String path) {
        ClassDefinition current = start;
        List<String> steps = List.of(path.split("\\.", -1));
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            if (!current.has(step)) {
                if (steps.size() == 1) {
                    throw new UnknownName("'" + step + "' is not a property of " + current.name());
                }
                throw new UsageError("Class " + current.name() + " has no property " + step + " in " + path + ".");
            }
            if (i == steps.size() - 1) {
                break;
            }
            if (!current.property(step).isReference()) {
                throw new UsageError("'" + step + "' in " + path + " is not a Link or Multilink property of "
                        + current.name() + ".");
            }
            current = schema.get(current.property(step).reference().target());
        }
        return current;
    }

    private static Object references(Session session, StoredClass owner, Property property, String text) {
        if (text == null) {
            return UNSET;
        }
        List<String> ids = new ArrayList<>();
        for (String part : Arguments.list(text)) {
            if (part.startsWith("-") && !part.equals("-")) {
                ids.add(part);
                continue;
            }
            Object value = session.value(owner, null, property.name(), part);
            if (value instanceof List<?> several) {
                several.forEach(each -> ids.add(each.toString()));
            } else if (value != null) {
                ids.add(value.toString());
            }
        }
        return ids;
    }
}
