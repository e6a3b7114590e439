package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;

/** {@code specification}: prints the properties of a class with their types. */
public final class SpecificationCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        ClassDefinition definition = session.hyperclass(arguments.get(0)).definition();
        boolean all = session.pragmas().is(Pragmas.Name.DISPLAY_PROTECTED);
        Map<String, Object> types = new LinkedHashMap<>();
        for (Property property : all ? definition.allProperties() : definition.properties()) {
            String key = property.name().equals(definition.key()) ? " (key property)" : "";
            types.put(property.name(), property.type().text() + key);
        }
        if (session.options().json()) {
            Answer.json(session, types);
        } else {
            types.forEach((name, type) -> session.print(name + ": " + type));
        }
        return 0;
    }
}
