package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.List;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Items;
import org.roundup.cli.admin.session.Options;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueText;

/** {@code get}: prints one property of items. */
public final class GetCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(2, arguments);
        String name = arguments.get(0);
        Options options = session.options();
        List<Object> values = new ArrayList<>();
        for (Designator item : Items.existing(session, arguments.get(1))) {
            ClassDefinition definition = session.hyperclass(item.className()).definition();
            if (!definition.has(name)) {
                throw new UsageError("no such " + item.className() + " property \"" + name + "\"");
            }
            Property property = definition.property(name);
            if (options.designators() && !property.isReference()) {
                throw new UsageError(
                        "property " + name + " is not of type Multilink or Link so -d flag does not apply.");
            }
            Object value = session.hyperclass(item.className()).get(item.id(), name);
            if (options.json()) {
                values.add(options.designators() ? named(property, value) : value);
            } else {
                print(session, property, value);
            }
        }
        if (options.json()) {
            Answer.json(session, values);
        }
        return 0;
    }

    private static Object named(Property property, Object value) {
        String target = property.reference().target();
        if (value instanceof List<?> ids) {
            return ids.stream().map(id -> target + id).toList();
        }
        return value == null ? null : target + value;
    }

    private static void print(Session session, Property property, Object value) {
        Options options = session.options();
        Object shown = options.designators() ? named(property, value) : value;
        if (!(shown instanceof List<?> list)) {
            session.print(ValueText.str(shown));
        } else if (options.separator() != null) {
            session.print(String.join(
                    options.separator(), list.stream().map(Object::toString).toList()));
        } else if (options.designators()) {
            list.forEach(designator -> session.print(designator.toString()));
        } else {
            session.print(ValueText.str(list));
        }
    }
}
