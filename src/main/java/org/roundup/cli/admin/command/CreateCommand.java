package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Console;
import org.roundup.cli.admin.session.PropertyArguments;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.StoredClass;

/** {@code create}: makes an item and prints its id. */
public final class CreateCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        StoredClass hyperclass = session.hyperclass(arguments.get(0));
        ClassDefinition definition = hyperclass.definition();
        Map<String, String> texts = arguments.size() == 1
                ? ask(session.console(), definition)
                : PropertyArguments.parse(arguments.subList(1, arguments.size()));
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            Object value = session.value(hyperclass, null, name, text);
            if (value != null) {
                values.put(name, value);
            }
        });
        if (definition.hasKey() && !values.containsKey(definition.key())) {
            throw new UsageError("you must provide the \"" + definition.key() + "\" property.");
        }
        session.changed();
        session.print(hyperclass.create(values));
        return 0;
    }

    private static Map<String, String> ask(Console console, ClassDefinition definition) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Property property : definition.properties()) {
            if (property.computed()) {
                continue;
            }
            String title = capitalised(property.name());
            String answer = property.kind() == PropertyType.Kind.PASSWORD
                    ? askTwice(console, title)
                    : console.ask(title + " (" + property.kind().title() + "): ");
            if (!answer.isEmpty()) {
                answers.put(property.name(), answer);
            }
        }
        return answers;
    }

    private static String askTwice(Console console, String title) {
        while (true) {
            String first = console.askSecret(title + " (Password): ");
            if (first.equals(console.askSecret("   " + title + " (Again): "))) {
                return first;
            }
            console.out().println("Sorry, try again...");
        }
    }

    static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
