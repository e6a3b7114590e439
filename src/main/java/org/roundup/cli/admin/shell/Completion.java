package org.roundup.cli.admin.shell;

import java.util.List;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Designator;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.ValueError;

/** What the tab key offers: commands, then classes, then properties of the class that was named. */
final class Completion implements Completer {

    private static final Set<String> CLASS_FIRST =
            Set.of("create", "filter", "find", "list", "reindex", "set", "specification", "table");
    private static final Set<String> PROPERTIES = Set.of("create", "filter", "find", "set");

    private final Session session;

    Completion(Session session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> words = line.words();
        if (line.wordIndex() == 0) {
            CommandTable.ALL.forEach(entry -> candidates.add(new Candidate(entry.name())));
            return;
        }
        List<CommandTable.Entry> possible =
                CommandTable.find(words.get(0)).map(List::of).orElseGet(() -> CommandTable.startingWith(words.get(0)));
        if (possible.size() == 1) {
            argument(possible.get(0).name(), line, candidates);
        }
    }

    private void argument(String command, ParsedLine line, List<Candidate> candidates) {
        switch (command) {
            case "help" -> CommandTable.ALL.forEach(entry -> candidates.add(new Candidate(entry.name())));
            case "pragma" -> {
                for (Pragmas.Name name : Pragmas.Name.values()) {
                    candidates.add(open(name.setting() + "="));
                }
            }
            default -> ofSchema(command, line, candidates);
        }
    }

    private void ofSchema(String command, ParsedLine line, List<Candidate> candidates) {
        Schema schema;
        try {
            schema = session.tracker().schema();
        } catch (RoundupException noTracker) {
            return;
        }
        if (line.wordIndex() == 1 && CLASS_FIRST.contains(command)) {
            schema.names().forEach(name -> candidates.add(new Candidate(name)));
        } else if (line.wordIndex() > 1) {
            String className = className(line.words().get(1));
            if (schema.has(className)) {
                properties(command, schema.get(className), candidates);
            }
        }
    }

    private static String className(String word) {
        try {
            return Designator.parse(word.substring(word.lastIndexOf(',') + 1)).className();
        } catch (ValueError noDesignator) {
            return word;
        }
    }

    private static void properties(String command, ClassDefinition definition, List<Candidate> candidates) {
        for (Property property : definition.allProperties()) {
            if (PROPERTIES.contains(command)) {
                candidates.add(open(property.name() + "="));
            } else if (command.equals("list") || command.equals("table")) {
                candidates.add(new Candidate(property.name()));
            }
        }
    }

    /** Something after which no blank follows. */
    private static Candidate open(String text) {
        return new Candidate(text, text, null, null, null, null, false);
    }
}
