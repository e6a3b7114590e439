package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.PropertyArguments;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.StoredClass;

/** {@code find}: prints which items refer to given ones. */
public final class FindCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        StoredClass hyperclass = session.hyperclass(arguments.get(0));
        Map<String, List<String>> references = new LinkedHashMap<>();
        PropertyArguments.parse(arguments.subList(1, arguments.size()))
                .forEach((name, text) -> references.put(name, ids(session, hyperclass, name, text)));
        Answer.ids(session, hyperclass.getClassname(), references.isEmpty() ? List.of() : hyperclass.find(references));
        return 0;
    }

    /** Ids that a text names; a null among them is "unset". */
    private static List<String> ids(Session session, StoredClass hyperclass, String name, String text) {
        Property property = hyperclass.definition().property(name);
        if (!property.isReference()) {
            throw new UsageError("'" + name + "' not a Link/Multilink property");
        }
        List<String> ids = new ArrayList<>();
        if (text == null) {
            ids.add(null);
            return ids;
        }
        for (String part : Arguments.list(text)) {
            if (part.equals("-1")) {
                ids.add(null);
                continue;
            }
            Object value = session.value(hyperclass, null, name, part);
            if (value instanceof List<?> several) {
                several.forEach(each -> ids.add(each.toString()));
            } else {
                ids.add((String) value);
            }
        }
        return ids;
    }
}
