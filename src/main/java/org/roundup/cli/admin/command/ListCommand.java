package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Items;
import org.roundup.cli.admin.session.Options;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ValueText;
import org.roundup.store.StoredClass;

/** {@code list}: prints the items of a class with one property. */
public final class ListCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atMost(2, arguments);
        Arguments.atLeast(1, arguments);
        Options options = session.options();
        StoredClass hyperclass = session.hyperclass(arguments.get(0));
        boolean named = arguments.size() == 2;
        String property = named
                ? Items.property(hyperclass.definition(), arguments.get(1))
                : hyperclass.definition().labelProperty();
        List<String> ids = hyperclass.getnodeids(session.pragmas().retired());
        if (options.json()) {
            json(session, hyperclass, ids, property);
        } else if (options.separator() == null) {
            Items.each(
                    hyperclass,
                    ids,
                    id -> session.print(" ".repeat(Math.max(0, 4 - id.length())) + id + ": "
                            + ValueText.str(hyperclass.get(id, property))));
        } else if (named) {
            List<String> values = new ArrayList<>(ids.size());
            Items.each(hyperclass, ids, id -> values.add(ValueText.str(hyperclass.get(id, property))));
            session.print(String.join(options.separator(), values));
        } else {
            session.print(String.join(options.separator(), ids));
        }
        return 0;
    }

    private static void json(Session session, StoredClass hyperclass, List<String> ids, String property) {
        List<Object> items = new ArrayList<>(ids.size());
        Items.each(hyperclass, ids, id -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", id);
            item.put(property, hyperclass.get(id, property));
            items.add(item);
        });
        Answer.json(session, items);
    }
}
