package org.roundup.cli.admin.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.tracker.home.TemplateSet;
import org.roundup.tracker.home.TemplateSets;

/** {@code templates}: prints the template sets from which trackers can be made. */
public final class TemplatesCommand implements Command {

    private static final int WIDTH = 70;

    @Override
    public int run(Session session, List<String> arguments) {
        try (TemplateSets sets = TemplateSets.find()) {
            if (session.options().json()) {
                json(session, sets);
                return 0;
            }
            if (arguments.contains("trace_search")) {
                for (Path folder : sets.searched()) {
                    session.print("searching " + folder);
                }
            }
            sets.all().forEach(set -> print(session, set));
            return 0;
        }
    }

    private static void print(Session session, TemplateSet set) {
        session.print("");
        session.print("Name: " + set.name());
        session.print("Path: " + set.location());
        fold("Desc: " + set.description()).forEach(session::print);
        session.print("");
    }

    /** Lines of at most 70 characters; those after the first are indented. */
    private static List<String> fold(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append("      ").append(word);
            } else {
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static void json(Session session, TemplateSets sets) {
        List<Object> all = new ArrayList<>();
        for (TemplateSet set : sets.all()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", set.name());
            object.put("path", set.location());
            object.put("description", set.description());
            all.add(object);
        }
        Answer.json(session, all);
    }
}
