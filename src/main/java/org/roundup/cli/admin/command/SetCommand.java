package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Items;
import org.roundup.cli.admin.session.PropertyArguments;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.NotFound;
import org.roundup.store.StoredClass;

/** {@code set}: changes properties of items, or of all items of a class. */
public final class SetCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(2, arguments);
        String which = arguments.get(0);
        Map<String, String> texts = PropertyArguments.parse(arguments.subList(1, arguments.size()));
        if (isDesignators(which)) {
            List<Designator> designators = Items.designators(session, which);
            session.changed();
            designators.forEach(item -> set(session, session.hyperclass(item.className()), item.id(), texts));
        } else {
            StoredClass hyperclass = session.hyperclass(which);
            session.changed();
            Items.each(hyperclass, hyperclass.list(), id -> set(session, hyperclass, id, texts));
        }
        return 0;
    }

    private static boolean isDesignators(String text) {
        return text.indexOf(',') >= 0 || !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }

    private static void set(Session session, StoredClass hyperclass, String id, Map<String, String> texts) {
        if (!hyperclass.hasnode(id)) {
            throw new NotFound("no such " + hyperclass.getClassname() + " " + id);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, session.value(hyperclass, id, name, text)));
        hyperclass.set(id, values);
    }
}
