package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Items;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.ValueText;
import org.roundup.store.StoredClass;

/** {@code display}: prints all properties of items. */
public final class DisplayCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<Object> items = new ArrayList<>();
        for (Designator item : Items.existing(session, arguments.get(0))) {
            StoredClass hyperclass = session.hyperclass(item.className());
            if (session.options().json()) {
                items.add(values(session, hyperclass, item.id()));
            } else {
                print(session, hyperclass, item);
            }
        }
        if (session.options().json()) {
            Answer.json(session, items);
        }
        return 0;
    }

    private static List<Property> properties(Session session, ClassDefinition definition) {
        boolean all = session.options().json() || session.pragmas().is(Pragmas.Name.DISPLAY_PROTECTED);
        return (all ? definition.allProperties() : definition.properties())
                .stream().sorted(Comparator.comparing(Property::name)).toList();
    }

    private static Map<String, Object> values(Session session, StoredClass hyperclass, String id) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Property property : properties(session, hyperclass.definition())) {
            values.put(property.name(), hyperclass.get(id, property.name()));
        }
        values.put("retired", hyperclass.isRetired(id));
        return values;
    }

    private static void print(Session session, StoredClass hyperclass, Designator item) {
        boolean header = session.pragmas().is(Pragmas.Name.DISPLAY_HEADER);
        boolean marked = session.pragmas().is(Pragmas.Name.DISPLAY_PROTECTED);
        if (header) {
            session.print("");
            session.print("[" + item + (hyperclass.isRetired(item.id()) ? " (retired)]" : " (active)]"));
        }
        for (Property property : properties(session, hyperclass.definition())) {
            String mark = marked && ClassDefinition.isProtected(property.name()) ? "*" : marked || header ? " " : "";
            session.print(mark + property.name() + ": " + ValueText.str(hyperclass.get(item.id(), property.name())));
        }
    }
}
