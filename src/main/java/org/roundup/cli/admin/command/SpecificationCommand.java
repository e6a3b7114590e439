package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;

/**
 * {@code specification}: prints the properties of a class, or of all classes, with their types; or draws all classes as a
 * graph in the language of Graphviz.
 */
public final class SpecificationCommand implements Command {

    private static final String DOT = "--dot";

    @Override
    public int run(Session session, List<String> arguments) {
        List<String> names = new ArrayList<>(arguments);
        if (names.remove(DOT)) {
            SchemaGraph.lines(classes(session, names)).forEach(session::print);
        } else if (names.isEmpty()) {
            all(session, classes(session, names));
        } else {
            one(session, session.hyperclass(names.get(0)).definition());
        }
        return 0;
    }

    /** Those of the names, or all. */
    private static List<ClassDefinition> classes(Session session, List<String> names) {
        return names.isEmpty()
                ? List.copyOf(session.db().schema().classes())
                : names.stream()
                        .map(name -> session.hyperclass(name).definition())
                        .toList();
    }

    private static void one(Session session, ClassDefinition definition) {
        Map<String, Object> types = types(session, definition);
        if (session.options().json()) {
            Answer.json(session, types);
        } else {
            types.forEach((name, type) -> session.print(name + ": " + type));
        }
    }

    private static void all(Session session, List<ClassDefinition> classes) {
        Map<String, Object> all = new LinkedHashMap<>();
        classes.forEach(definition -> all.put(definition.name(), types(session, definition)));
        if (session.options().json()) {
            Answer.json(session, all);
            return;
        }
        all.forEach((name, types) -> {
            session.print(name);
            ((Map<?, ?>) types).forEach((property, type) -> session.print("  " + property + ": " + type));
        });
    }

    private static Map<String, Object> types(Session session, ClassDefinition definition) {
        boolean withProtected = session.pragmas().is(Pragmas.Name.DISPLAY_PROTECTED);
        Map<String, Object> types = new LinkedHashMap<>();
        for (Property property : withProtected ? definition.allProperties() : definition.properties()) {
            String key = property.name().equals(definition.key()) ? " (key property)" : "";
            types.put(property.name(), property.type().text() + key);
        }
        return types;
    }
}
